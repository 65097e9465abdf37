/// The signs that the screen uses. Each is one cell wide and has a one-cell stand-in in ASCII
/// (``GlyphSet/ascii``), so a view is written once with these names.
public enum Glyphs {
  /// The next step; a pointer to the right.
  public static let pointerRight: Character = "▸"
  /// A pointer to the left.
  public static let pointerLeft: Character = "◂"
  /// A pointer down.
  public static let pointerDown: Character = "▾"
  /// A pointer up.
  public static let pointerUp: Character = "▴"
  /// Wrong: a check that fired.
  public static let wrong: Character = "✗"
  /// Safe: a check that held.
  public static let safe: Character = "✓"
  /// Folded lines, or work that goes on.
  public static let folded: Character = "⋯"
  /// The end of a text that did not fit.
  public static let cut: Character = "…"
  /// Becomes; the key.
  public static let right: Character = "→"
  /// The key.
  public static let left: Character = "←"
  /// The key.
  public static let up: Character = "↑"
  /// The key.
  public static let down: Character = "↓"
  /// An empty place; a CPU that does not run.
  public static let empty: Character = "·"
  /// The minus of a formula.
  public static let minus: Character = "−"
  /// A horizontal rule.
  public static let horizontal: Character = "─"
  /// A vertical rule, the edge of a cell.
  public static let vertical: Character = "│"
  /// A bar that has been filled.
  public static let heavyHorizontal: Character = "━"
  /// The bar beside a caption.
  public static let heavyVertical: Character = "┃"
  /// A rule that is only hinted at.
  public static let dashed: Character = "┄"
  /// A corner.
  public static let topLeft: Character = "┌"
  /// A corner.
  public static let topRight: Character = "┐"
  /// A corner.
  public static let bottomLeft: Character = "└"
  /// A corner.
  public static let bottomRight: Character = "┘"

  private static let shapes: [Character] = ["●", "◆", "■", "▲", "○", "◇", "□", "△"]

  /// The shape of a CPU, to be followed by its number: filled for 0 to 3, hollow for 4 to 7, and so on.
  public static func cpu(_ number: Int) -> Character { shapes[(number % 8 + 8) % 8] }

  /// The shape of a CPU with its number, `●0`.
  public static func tag(_ number: Int) -> String { "\(cpu(number))\(number)" }
}
