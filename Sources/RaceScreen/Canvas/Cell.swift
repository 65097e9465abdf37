/// One cell of a ``Canvas``: what stands there and what it means.
public struct Cell: Hashable, Sendable {
  /// What part a cell has in the picture.
  public enum Role: UInt8, Hashable, Sendable {
    /// A glyph of one cell.
    case single
    /// The left half of a glyph of two cells; the next cell is its ``continuation``.
    case wide
    /// The right half of a wide glyph. Its own glyph is a space that nobody draws.
    case continuation
    /// The space before the text of a block; a bracket where there are no attributes.
    case opening
    /// The space after the text of a block; a bracket where there are no attributes.
    case closing
  }

  /// What stands in the cell: one base character with its combining marks, never a control character.
  public internal(set) var glyph: Character
  /// What it means.
  public internal(set) var style: Style
  /// Whether it is a glyph, a half of one, or an end of a block.
  public internal(set) var role: Role

  init(_ glyph: Character, _ style: Style, _ role: Role = .single) {
    self.glyph = glyph
    self.style = style
    self.role = role
  }

  /// Whether it would hide a part of a text, or of a block, when it took the place of `other`. Rules may be drawn over.
  func hides(_ other: Cell) -> Bool {
    let isEnd = other.role == .opening || other.role == .closing
    let isText = other.glyph != " " && other.style != .rule
    return isEnd && glyph != " " || isText && (glyph != " " || style.isBlock)
  }

  /// An empty cell.
  public static let blank = Cell(" ", .text)
}
