import PageCacheModel
import RaceMachine
import RaceSession

/// Where the columns of the pages panel stand, and how a row is drawn in them.
struct PageColumns {
  let room: MainLayout.Room
  let part: Int
  let swapCache: Int
  let privateWord: Int
  let notes: Int

  init(width: Int, room: MainLayout.Room, pages: [KernelReading.Page]) {
    self.room = room
    let digits = pages.last.map { CellWidth.of(Numbers.frame(Int64($0.pfn))) } ?? 4
    let offsets = pages.last.map { CellWidth.of($0.privateWord.text) } ?? 4
    switch room {
    case .small:
      part = digits + 2
      swapCache = part
      // A cell for a pointer at the value.
      privateWord = part + 8
      notes = privateWord + max(6, min(9, offsets + 2))
    case .medium:
      part = digits + 2
      swapCache = part + 8
      privateWord = swapCache + 14
      notes = privateWord + max(9, offsets + 2)
    case .large:
      part = 22
      swapCache = part + 16
      privateWord = swapCache + 16
      notes = privateWord + 24
    }
  }

  func drawNames(y: Int, in canvas: inout Canvas) {
    for (x, name) in [(0, "pfn"), (part, "part"), (swapCache, "swap cache"), (privateWord, "private")] {
      canvas.put(name, x: x, y: y, .muted)
    }
  }

  func draw(_ row: PageRow, _ moment: Moment, y: Int, in canvas: inout Canvas) {
    switch row {
    case .page(let page): draw(page, moment, y: y, in: &canvas)
    case .run(let first, let last, let count): draw(first, last, count, moment, y: y, in: &canvas)
    case .stranger(let frame):
      let end = canvas.put(Numbers.frame(frame), x: 0, y: y, moment.quiet(.text))
      let after = canvas.put(frame < 0 ? "nowhere" : "a stranger", x: max(part, end + 2), y: y, .muted)
      let notes = readers(of: frame, moment)
      canvas.put(notes, x: min(max(self.notes, after + 1), canvas.width - notes.width), y: y)
    }
  }

  private func draw(_ page: KernelReading.Page, _ moment: Moment, y: Int, in canvas: inout Canvas) {
    canvas.put(Numbers.frame(Int64(page.pfn)), x: 0, y: y, moment.quiet(.text))
    let kind = page.isFree ? "free" : page.wasFreed ? "reused" : page.isStranger ? "stranger" : page.part.rawValue
    // Of another owner's page only what somebody has touched is of interest.
    let isPlain = page.isStranger && !page.isFree && !page.wasFreed
    func isShown(_ value: KernelReading.Value) -> Bool {
      !isPlain || moment.isRemarkable(value.address) || moment.session.provenance(of: value.address) != nil
    }
    let hasFlags = room != .small && page.part != .tail && isShown(page.flags)
    let hasPrivate = isShown(page.privateWord)
    let neighbour = hasFlags ? page.flags : page.privateWord
    let end = hasFlags ? swapCache : hasPrivate ? privateWord : notes
    // A pointer at the value needs the cell that a block leaves free.
    let gap = moment.mark(neighbour.address).isHighlighted ? 2 : 1
    let room = end - part - gap
    canvas.put(CellWidth.of(kind) <= room ? kind : "other", x: part, y: y, .muted, width: room)
    let value = page.privateWord
    let mark = moment.mark(value.address)
    // Pointers at two long neighbours have one cell between them.
    let isTight = hasFlags && self.room == .medium && page.isLocked && mark.isHighlighted
    if hasFlags { drawFlags(page, moment, isTight: isTight, y: y, in: &canvas) }
    let valueEnd = hasPrivate ? canvas.put(value: value.text, mark, x: privateWord, y: y) : notes - 1
    let readers = readers(of: Int64(page.pfn), moment)
    // The full tag where it fits, then without the value before, then the readers alone.
    let was = moment.provenance(of: value.address) { value.formatted($0) }
    let short = moment.provenance(of: value.address)
    let start = max(notes, valueEnd + 1)
    let brief = self.readers(of: Int64(page.pfn), moment, isBrief: true)
    let choices = [
      StyledText.joined([was, readers]), .joined([short, readers]), readers.isEmpty ? short : readers, brief,
    ]
    let text = choices.first { $0.width <= canvas.width - start } ?? brief
    canvas.put(text, x: start, y: y, width: max(0, canvas.width - start))
  }

  private func drawFlags(
    _ page: KernelReading.Page, _ moment: Moment, isTight: Bool, y: Int, in canvas: inout Canvas
  ) {
    let mark = moment.mark(page, flags: [.swapcache, .locked])
    let text = page.isInSwapCache ? "yes" : "no"
    canvas.put(value: text + (page.isLocked ? ", locked" : ""), mark, x: swapCache, y: y, isTight: isTight)
  }

  private func draw(
    _ first: KernelReading.Page, _ last: KernelReading.Page, _ count: Int, _ moment: Moment, y: Int,
    in canvas: inout Canvas
  ) {
    let isZero = first.privateWord.word == 0
    let kind = first.isFree ? "free" : first.part == .tail ? "tails" : "small"
    let mark = moment.mark(first.privateWord.address, plain: .muted)
    if room == .large {
      canvas.put("\(Numbers.frame(Int64(first.pfn))) .. \(Numbers.frame(Int64(last.pfn)))", x: 0, y: y, .muted)
      canvas.put("\(Glyphs.folded) \(count) \(kind)", x: part, y: y, .muted)
      let text = isZero ? "0" : "\(first.privateWord.text) .. \(last.privateWord.text)"
      canvas.put(value: text, mark, x: privateWord, y: y)
    } else {
      canvas.put("\(Glyphs.folded) \(count) \(kind)", x: 0, y: y, .muted)
      canvas.put(value: isZero ? "0" : first.privateWord.text, mark, x: privateWord, y: y)
    }
    guard isZero, let from = moment.session.provenance(of: first.privateWord.address),
      let to = moment.session.provenance(of: last.privateWord.address)
    else {
      if !isZero, room == .medium { canvas.put(".. \(last.privateWord.text)", x: notes + 2, y: y, .muted) }
      return
    }
    let steps = " \(from.step) .. \(to.step)"
    let isRoomy = notes + 5 + steps.count <= canvas.width
    canvas.put(.tag(from.cpu) + StyledText((isRoomy ? " at" : "") + steps, .muted), x: notes, y: y)
  }

  /// Whose lookup wants the page, and whose would give it.
  private func readers(of frame: Int64, _ moment: Moment, isBrief: Bool = false) -> StyledText {
    let wrong = moment.lookups.filter { $0.isWrong && $0.found == frame }
    let right = moment.lookups.filter { !($0.isWrong && $0.found == frame) && $0.wanted == frame }
    var parts: [StyledText] = []
    for hasFound in [true, false] {
      let group = wrong.filter { $0.hasFound == hasFound }
      if !group.isEmpty {
        parts.append(tags(group) + StyledText(" \(hasFound ? "got this" : "would get") \(Glyphs.wrong)", .wrongText))
      }
    }
    let found = right.filter { $0.hasFound && $0.found == frame }
    let wanting = right.filter { !($0.hasFound && $0.found == frame) }
    func add(_ group: [Lookup], _ verb: String) {
      if !group.isEmpty { parts.append(tags(group) + StyledText(" \(verb)\(isBrief ? "" : " this")", .strong)) }
    }
    add(found, "found")
    add(wanting, wanting.count == 1 ? "wants" : "want")
    return .joined(parts)
  }

  private func tags(_ lookups: [Lookup]) -> StyledText {
    if lookups.count > 3 { return StyledText("\(lookups.count) CPUs", .strong) }
    return .joined(lookups.map { .tag($0.cpu) }, gap: 1)
  }
}
