extension Canvas {
  /// The same picture with nothing above 127: each glyph is replaced by its one-cell stand-in, a wide one by
  /// two `?`.
  public func ascii() -> Canvas { mapped { $0.ascii() } }

  /// The same picture for a medium without attributes: the ends of blocks become brackets, and every cell
  /// has the style ``Style/text``.
  public func withoutAttributes() -> Canvas { mapped { $0.withoutAttributes() } }

  private func mapped(_ change: (Cell) -> Cell) -> Canvas {
    var copy = self
    for index in copy.cells.indices { copy.cells[index] = change(copy.cells[index]) }
    return copy
  }

  /// Calls `body` with the column, the row and the new cell wherever this picture differs from an earlier
  /// one, rows from the top and cells from the left; with every cell if there is no earlier one, or one of
  /// another size.
  public func forEachChange(since earlier: Canvas?, _ body: (Int, Int, Cell) -> Void) {
    let old = earlier.flatMap { $0.fullWidth == fullWidth && $0.fullHeight == fullHeight ? $0.cells : nil }
    var index = 0
    for y in 0..<fullHeight {
      for x in 0..<fullWidth {
        if old == nil || old?[index] != cells[index] { body(x, y, cells[index]) }
        index += 1
      }
    }
  }
}

extension Cell {
  /// The same cell with nothing above 127.
  public func ascii() -> Cell {
    switch role {
    case .wide, .continuation: Cell("?", style)
    default: Cell(GlyphSet.ascii.translate(glyph), style, role)
    }
  }

  /// The same cell for a medium without attributes: an end of a block becomes a bracket.
  public func withoutAttributes() -> Cell {
    switch role {
    case .opening, .closing: Cell(bracket, .text)
    default: Cell(glyph, .text, role)
    }
  }

  private var bracket: Character {
    switch style {
    case .changed: role == .opening ? "[" : "]"
    case .wrong: "!"
    case .selected: role == .opening ? ">" : "<"
    default: " "
    }
  }
}
