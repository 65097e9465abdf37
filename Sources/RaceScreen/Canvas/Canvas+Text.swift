/// Where a text stands in a width that is larger than it.
public enum TextAlignment: Hashable, Sendable {
  /// At the left edge.
  case left
  /// In the middle, the odd cell to the right.
  case center
  /// At the right edge, as numbers do.
  case right

  /// The cells to leave free before a text.
  func indent(_ textWidth: Int, in width: Int) -> Int {
    switch self {
    case .left: 0
    case .center: max(0, width - textWidth) / 2
    case .right: max(0, width - textWidth)
    }
  }
}

extension Canvas {
  /// Puts a text; what lies outside is clipped. A line break or another control character is shown as a sign.
  ///
  /// - Returns: the column after the text, whether or not it was visible.
  @discardableResult
  public mutating func put(_ text: String, x: Int, y: Int, _ style: Style = .text) -> Int {
    let start = x.bounded
    if let count = CellWidth.asciiCount(text) {
      guard showsRow(y) else { return start + count }
      var column = start
      let visible = visibleColumns
      for byte in text.utf8 {
        if visible.contains(column) {
          store(Cell(Character(Unicode.Scalar(byte)), style), column, y)
        }
        column += 1
      }
      return column
    }
    var column = start
    CellWidth.forEachGlyph(in: text) { glyph, width in
      putGlyph(glyph, width: width, column, y, style)
      column += width
    }
    return column
  }

  /// Puts a text into exactly `width` cells: aligned, and cut with `…` if it is longer. Cells that the text
  /// does not need keep what they had.
  ///
  /// - Returns: the column after the width.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, _ style: Style = .text, width: Int, align: TextAlignment = .left
  ) -> Int {
    put(StyledText(text, style), x: x, y: y, width: width, align: align)
  }

  /// Puts a text of several styles.
  ///
  /// - Returns: the column after the text, whether or not it was visible.
  @discardableResult
  public mutating func put(_ text: StyledText, x: Int, y: Int) -> Int {
    var column = x
    for span in text.spans {
      let inset = span.isBlock ? 1 : 0
      anchor(span.subject, at: Rect(x: column + inset, y: y, width: span.width - 2 * inset, height: 1))
      column =
        span.isBlock
        ? block(span.text, x: column, y: y, span.style) : put(span.text, x: column, y: y, span.style)
    }
    return column
  }

  /// Puts a text of several styles into exactly `width` cells: aligned, and cut with `…` if it is longer.
  ///
  /// - Returns: the column after the width.
  @discardableResult
  public mutating func put(
    _ text: StyledText, x: Int, y: Int, width: Int, align: TextAlignment = .left
  ) -> Int {
    let fitted = text.cut(to: width.bounded)
    put(fitted, x: x.bounded + align.indent(fitted.width, in: width.bounded), y: y)
    return x.bounded + max(0, width.bounded)
  }

  /// A wide glyph of which only a half is visible becomes a space.
  private mutating func putGlyph(_ glyph: Character, width: Int, _ x: Int, _ y: Int, _ style: Style) {
    guard width == 2 else { return store(Cell(glyph, style), x, y) }
    store(Cell(" ", style), x, y)
    store(Cell(" ", style), x + 1, y)
    // Both stores above have repaired whatever wide glyph stood there before.
    guard let left = index(x, y), let right = index(x + 1, y) else { return }
    cells[left] = Cell(glyph, style, .wide)
    cells[right] = Cell(" ", style, .continuation)
  }
}
