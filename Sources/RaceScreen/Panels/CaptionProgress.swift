/// How far a demo is: a line a chapter, heavy as far as it has been played, with the number below.
struct CaptionProgress {
  let caption: Caption

  func draw(in canvas: inout Canvas, y: Int) {
    let count = caption.chapters.count
    // The chapter that plays has room for its name.
    let name = caption.chapters.indices.contains(caption.chapter) ? caption.chapters[caption.chapter] : ""
    let own = max((canvas.width + 1) / count, min(canvas.width / 2, CellWidth.of(name) + 3))
    let rest = canvas.width + 1 - own
    var start = 0
    var others = 0
    for (number, name) in caption.chapters.enumerated() {
      var share = own
      if number != caption.chapter {
        share = rest * (others + 1) / max(1, count - 1) - rest * others / max(1, count - 1)
        others += 1
      }
      let width = max(1, share - 1)
      let played = number < caption.chapter ? 1 : number == caption.chapter ? max(0, min(1, caption.progress)) : 0
      let filled = Int(Double(width) * played)
      canvas.rule(x: start, y: y, width: filled, glyph: Glyphs.heavyHorizontal, .strong)
      canvas.rule(x: start + filled, y: y, width: width - filled)
      let isCurrent = number == caption.chapter
      let label = StyledText("\(number + 1)", isCurrent ? .strong : .muted)
      let text = isCurrent ? label + StyledText(" \(name)", .muted) : label
      canvas.put(text, x: start, y: y + 1, width: width)
      start += share
    }
  }
}
