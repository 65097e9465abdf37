/// One row of a canvas as SVG elements: the backgrounds of blocks, rules as lines, then text.
struct SVGRow {
  let canvas: Canvas
  let y: Int
  let card: SVGCard

  private var top: Int { SVGCard.margin + y * SVGCard.cellHeight }
  private func left(_ x: Int) -> Int { SVGCard.margin + x * SVGCard.cellWidth }
  private func look(_ x: Int) -> Appearance {
    card.theme.appearance(of: canvas[x, y].style, at: .trueColor)
  }

  /// The elements of the row, a line each.
  var elements: String {
    var svg = ""
    for run in runs(where: { _ in true }, sameAs: { look($0) == look($1) }) where look(run.lowerBound).reverse {
      svg += """
        <rect x="\(left(run.lowerBound))" y="\(top)" width="\(run.count * SVGCard.cellWidth)" \
        height="\(SVGCard.cellHeight)" fill="\(color(look(run.lowerBound)))"/>

        """
    }
    // Underlines are strokes too: not every renderer knows text-decoration.
    for run in runs(where: { look($0).underline }, sameAs: { look($0) == look($1) }) {
      svg += """
        <path d="M\(left(run.lowerBound)) \(top + SVGCard.baseline + 2).5H\(left(run.upperBound))" \
        stroke="\(ink(look(run.lowerBound)))" stroke-width="1" fill="none"/>

        """
    }
    let isRule: (Int) -> Bool = { SVGRule(canvas[$0, y].glyph) != nil }
    for run in runs(
      where: isRule, sameAs: { canvas[$0, y].glyph == canvas[$1, y].glyph && look($0) == look($1) })
    {
      guard let rule = SVGRule(canvas[run.lowerBound, y].glyph) else { continue }
      svg += rule.path(x: left(run.lowerBound), y: top, cells: run.count, color: ink(look(run.lowerBound)))
    }
    for run in textRuns() { svg += text(run) }
    return svg
  }

  /// Runs of letters in one look. They end before two spaces, and signs outside of ASCII stand alone, so that
  /// no font's widths can move what comes after.
  private func textRuns() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in 0..<canvas.width {
      let cell = canvas[x, y]
      let isInk = cell.glyph != " " && SVGRule(cell.glyph) == nil
      if !isInk { continue }
      if let last = runs.last, cell.glyph.isASCII, canvas[last.lowerBound, y].glyph.isASCII,
        joins(last.upperBound, x), look(last.lowerBound) == look(x)
      {
        runs[runs.count - 1] = last.lowerBound..<x + 1
      } else {
        runs.append(x..<(cell.role == .wide ? x + 2 : x + 1))
      }
    }
    return runs
  }

  /// Whether nothing, or one space in the same look, lies between the end of a run and the next letter.
  private func joins(_ end: Int, _ x: Int) -> Bool {
    end == x || (end + 1 == x && canvas[end, y].glyph == " " && look(end) == look(x))
  }

  private func text(_ run: Range<Int>) -> String {
    let look = look(run.lowerBound)
    var letters = ""
    for x in run where canvas[x, y].role != .continuation { letters.append(canvas[x, y].glyph) }
    var attributes = "fill=\"\(ink(look))\""
    if look.bold { attributes += " font-weight=\"bold\"" }
    if look.dim { attributes += " fill-opacity=\"0.65\"" }
    return """
      <text x="\(left(run.lowerBound))" y="\(top + SVGCard.baseline)" \
      textLength="\(run.count * SVGCard.cellWidth)" lengthAdjust="spacingAndGlyphs" \
      \(attributes)>\(letters.xmlEscaped)</text>

      """
  }

  private func runs(where isIn: (Int) -> Bool, sameAs: (Int, Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in 0..<canvas.width where isIn(x) {
      if let last = runs.last, last.upperBound == x, sameAs(last.lowerBound, x) {
        runs[runs.count - 1] = last.lowerBound..<x + 1
      } else {
        runs.append(x..<x + 1)
      }
    }
    return runs
  }

  private func color(_ look: Appearance) -> String { look.color?.hex ?? card.foreground }

  /// The colour of letters and strokes: in reverse video the card's.
  private func ink(_ look: Appearance) -> String { look.reverse ? card.background : color(look) }
}
