extension Canvas {
  /// The same picture with nothing above 127: each glyph is replaced by its one-cell stand-in, a wide one by two.
  public func ascii() -> Canvas {
    var copy = self
    for index in copy.cells.indices {
      let cell = copy.cells[index]
      switch cell.role {
      case .wide, .continuation: copy.cells[index] = Cell("?", cell.style)
      default: copy.cells[index].glyph = GlyphSet.ascii.translate(cell.glyph)
      }
    }
    return copy
  }

  /// The same picture for a medium without attributes: the ends of blocks become brackets, and every cell
  /// has the style ``Style/text``.
  public func withoutAttributes() -> Canvas {
    var copy = self
    for index in copy.cells.indices {
      let cell = copy.cells[index]
      if cell.role == .opening || cell.role == .closing {
        copy.cells[index].glyph = Self.bracket(cell)
        copy.cells[index].role = .single
      }
      copy.cells[index].style = .text
    }
    return copy
  }

  private static func bracket(_ cell: Cell) -> Character {
    let opens = cell.role == .opening
    return switch cell.style {
    case .changed: opens ? "[" : "]"
    case .wrong: "!"
    case .selected: opens ? ">" : "<"
    default: " "
    }
  }
}
