extension Canvas {
  /// Draws a horizontal rule of `width` cells.
  public mutating func rule(
    x: Int, y: Int, width: Int, glyph: Character = Glyphs.horizontal, _ style: Style = .rule
  ) {
    fill(Rect(x: x, y: y, width: width, height: 1), with: glyph, style)
  }

  /// Draws a vertical rule of `height` cells.
  public mutating func verticalRule(
    x: Int, y: Int, height: Int, glyph: Character = Glyphs.vertical, _ style: Style = .rule
  ) {
    fill(Rect(x: x, y: y, width: 1, height: height), with: glyph, style)
  }

  /// Draws a panel's title line over the whole width: a title, a thin rule, and what the right edge says.
  ///
  /// `pages  ────────────── ref 6  mapped 1`
  ///
  /// The rule gives way first, then the title is cut, then the trailing text.
  public mutating func heading(_ title: StyledText, trailing: StyledText = StyledText(), y: Int) {
    let right = trailing.cut(to: width)
    let left = title.cut(to: right.width == 0 ? width : max(0, width - right.width - 1))
    let start = put(left, x: 0, y: y) + (left.width == 0 ? 0 : 2)
    let end = width - right.width - (right.width == 0 ? 0 : 1)
    rule(x: start, y: y, width: end - start)
    put(right, x: width - right.width, y: y)
  }

  /// Draws a panel's title line with a plain title in ``Style/strong``.
  public mutating func heading(_ title: String, trailing: StyledText = StyledText(), y: Int) {
    heading(StyledText(title, .strong), trailing: trailing, y: y)
  }
}
