import PageCacheModel
import RaceMachine

/// Four pages side by side: the frame, who wants it or would get it, its private word and who wrote that.
struct LargePages {
  let moment: Moment

  func draw(y: Int, in canvas: inout Canvas) {
    let rows = PageRows(moment: moment).rows(4, most: 4)
    let width = canvas.width / 4
    for (number, row) in rows.prefix(4).enumerated() {
      canvas.region(Rect(x: number * width, y: y, width: width, height: 3)) { draw(row, in: &$0) }
    }
  }

  private func draw(_ row: PageRow, in canvas: inout Canvas) {
    switch row {
    case .page(let page): draw(page, in: &canvas)
    case .run(let first, let last, let count):
      canvas.put(
        "\(Glyphs.folded) \(count) \(first.isFree ? "free" : first.part == .tail ? "tails" : "small")", x: 1, y: 0,
        .muted)
      let text = first.privateWord.word == 0 ? "0" : first.privateWord.text + ".."
      canvas.put(value: text, moment.mark(last.privateWord.address, plain: .muted), x: 1, y: 1)
    case .stranger(let frame):
      canvas.put(frameLine(frame, canvas.width), x: 1, y: 0)
      canvas.put(frame < 0 ? "nowhere" : "a stranger", x: 1, y: 1, .muted)
    }
  }

  private func draw(_ page: KernelReading.Page, in canvas: inout Canvas) {
    canvas.put(frameLine(Int64(page.pfn), canvas.width), x: 1, y: 0)
    let value = page.privateWord
    let end = canvas.put(value: value.text, moment.mark(value.address), x: 1, y: 1)
    if let write = moment.session.provenance(of: value.address), end + 3 <= canvas.width {
      canvas.put(.tag(write.cpu), x: end + 1, y: 1)
    }
    if page.part != .tail, !page.isStranger { drawFlags(of: page, in: &canvas) }
  }

  /// The frame, and whose lookup wants it, or would get it.
  private func frameLine(_ frame: Int64, _ width: Int) -> StyledText {
    let wrong = moment.lookups.filter { $0.isWrong && $0.found == frame }
    let right = moment.lookups.filter { $0.wanted == frame }
    func text(_ lookups: [Lookup], _ word: String, _ style: Style) -> StyledText {
      lookups.isEmpty ? StyledText() : .joined(lookups.map { .tag($0.cpu) }, gap: 1) + StyledText(" \(word)", style)
    }
    let name = StyledText(Numbers.frame(frame), right.isEmpty && wrong.isEmpty ? moment.quiet(.text) : .strong)
    let gets = text(
      wrong, wrong.contains(where: \.hasFound) ? "got it \(Glyphs.wrong)" : "would get \(Glyphs.wrong)", .wrongText)
    let wants = text(right, right.contains { $0.hasFound && $0.found == frame } ? "found" : "wants", .muted)
    let texts = [StyledText.joined([name, gets, wants]), .joined([name, wrong.isEmpty ? wants : gets], gap: 1), name]
    return texts.first { $0.width < width } ?? name
  }

  /// The flag and the index, as far as there is something to see.
  private func drawFlags(of page: KernelReading.Page, in canvas: inout Canvas) {
    let flag = moment.mark(page, flags: [.swapcache])
    let index = moment.mark(page.index.address)
    if index.isHighlighted || index.style == .wrong {
      canvas.put(.joined([StyledText("index", .muted), StyledText(value: page.index.text, index)], gap: 1), x: 1, y: 2)
    } else {
      let text = StyledText(value: page.isFree ? "free" : page.isInSwapCache ? "yes" : "no", flag)
      canvas.put(page.isFree ? text : .joined([StyledText("swapcache", .muted), text], gap: 1), x: 1, y: 2)
    }
  }
}

/// The formula of a lookup in large: numbers, what they are, how far off the result is.
struct LargeFormula {
  let moment: Moment

  /// - Parameter rows: from the numbers to what they are called.
  func draw(y: Int, rows: Int, in canvas: inout Canvas) {
    guard let reading = moment.reading else { return }
    let lookup = moment.lookup
    let sources = DerivationSources(moment: moment, reading: reading)
    let terms = reading.model.proposal.formula.terms
    let count = max(1, terms.count) + 2
    let width = canvas.width / count
    func put(_ text: String?, _ style: Style, _ isPointed: Bool, _ caption: String, sign: String, at number: Int) {
      let x = number * width + 1
      if !sign.isEmpty { canvas.put(sign, x: x - 4, y: y) }
      let mark = Mark(style: text == nil ? .muted : style, isHighlighted: isPointed)
      canvas.put(value: text ?? String(Glyphs.empty), mark, x: x, y: y)
      canvas.put(caption, x: x, y: y + rows, .muted, width: width - 2)
    }
    if terms.isEmpty {
      put(lookup?.slot?.text, .strong, false, "the slot names it", sign: "", at: 0)
    }
    for (number, term) in terms.enumerated() {
      let known = lookup?.terms[number]
      let isPointed = known?.observation.map(sources.isPointed) ?? false
      put(
        known.flatMap(sources.text), known?.isWrong == true ? .wrong : .strong, isPointed, term.caption,
        sign: number > 0 ? term.sign : "", at: number)
    }
    let isNothing = lookup.map { $0.isOver && !$0.hasFound && !$0.isWrong } ?? false
    let found = isNothing ? "NULL" : lookup?.found.map(Numbers.frame)
    func points(_ frame: Int64?, _ name: String) -> Bool {
      lookup.map { moment.points(at: frame, called: name, of: $0.cpu) } ?? false
    }
    put(
      found, lookup?.isWrong == true ? .wrong : .strong, points(lookup?.found, "found"), "found", sign: "=",
      at: count - 2)
    put(lookup?.wanted.map(Numbers.frame), .strong, points(lookup?.wanted, "wanted"), "wanted", sign: "", at: count - 1)
    guard let lookup, lookup.isWrong else { return }
    let words = Numbers.distance(lookup.distance, withMemory: true)
    canvas.put(
      words, x: min((count - 2) * width + 1, max(0, canvas.width - CellWidth.of(words))), y: y + rows + 1, .wrongText)
  }
}
