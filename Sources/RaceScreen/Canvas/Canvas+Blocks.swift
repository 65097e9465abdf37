extension Canvas {
  /// Puts a solid block: the text with a space on each side, all in one style.
  ///
  /// The spaces belong to the block, and on a medium without attributes they become its brackets: `[0]` for
  /// ``Style/changed(by:)``, `!0!` for ``Style/wrong``, `>0<` for ``Style/selected``. So the layout is the same
  /// everywhere.
  ///
  /// - Parameters:
  ///   - width: the cells of the whole block, brackets included, 2 at least; the text is aligned in them, or
  ///     cut with `…`. Without a width the block is as wide as its text and two more.
  /// - Returns: the column after the block, whether or not it was visible.
  @discardableResult
  public mutating func block(
    _ text: String, x: Int, y: Int, _ style: Style, width: Int? = nil, align: TextAlignment = .center
  ) -> Int {
    let x = x.bounded
    let inner = max(0, width.map { $0.bounded - 2 } ?? CellWidth.of(text))
    fill(Rect(x: x, y: y, width: inner + 2, height: 1), with: " ", style)
    put(text, x: x + 1, y: y, style, width: inner, align: align)
    bracket(Rect(x: x, y: y, width: inner + 2, height: 1))
    return x + inner + 2
  }

  /// Marks rows or cells as the ones that the keys act on: everything in the rectangle becomes
  /// ``Style/selected``, and the first and the last cell of each row become the ends of a block if they are
  /// empty.
  public mutating func select(_ rect: Rect) {
    restyle(rect) { _ in .selected }
    for y in visible(rect).y..<visible(rect).maxY {
      bracket(Rect(x: rect.x, y: y, width: rect.width, height: 1))
    }
  }

  /// Makes the two ends of a row of cells the ends of a block, where they are visible spaces.
  private mutating func bracket(_ rect: Rect) {
    guard rect.width > 1 else { return }
    for (column, role) in [(rect.x, Cell.Role.opening), (rect.maxX - 1, .closing)] {
      guard let index = index(column, rect.y), cells[index].role != .continuation else { continue }
      if cells[index].glyph == " " { cells[index].role = role }
    }
  }
}
