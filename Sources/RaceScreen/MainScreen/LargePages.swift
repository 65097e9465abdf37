import PageCacheModel
import RaceMachine

/// Four pages side by side: the frame, who wants it or would get it, its private word and who wrote that.
struct LargePages {
  let moment: Moment

  func draw(y: Int, in canvas: inout Canvas) {
    let all = PageRows(moment: moment).rows(5, most: 5)
    // A page that is not there has a number in the formula; it stands here if there is a place left.
    let own = all.filter { if case .stranger = $0 { false } else { true } }
    let rows = own.prefix(4) + all.dropFirst(own.count)
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
      let value = StyledText(value: page.index.text, index)
      let named = StyledText("index", .muted) + StyledText(index.style.isBlock ? "" : " ") + value
      canvas.put(named.width <= canvas.width ? named : value, x: 0, y: 2)
    } else {
      let text = StyledText(value: page.isFree ? "free" : page.isInSwapCache ? "yes" : "no", flag)
      canvas.put(page.isFree ? text : .joined([StyledText("swapcache", .muted), text], gap: 1), x: 1, y: 2)
    }
  }
}
