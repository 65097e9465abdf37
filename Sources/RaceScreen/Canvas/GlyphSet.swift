/// The characters that a medium can show.
public enum GlyphSet: Hashable, Sendable, CaseIterable {
  /// Everything.
  case unicode
  /// Nothing above 127: each glyph is replaced by a stand-in of the same width.
  case ascii

  /// What stands for a glyph in this set. Anything that has no stand-in becomes `?`.
  public func translate(_ glyph: Character) -> Character {
    if self == .unicode || glyph.isASCII { return glyph }
    return Self.fallbacks[glyph] ?? "?"
  }

  private static let fallbacks: [Character: Character] = {
    let pairs: [(String, String)] = [
      ("●◆■▲○◇□△", "@#%^oooo"),
      ("▸◂▾▴✗✓⋯…", "><v^X+~~"),
      ("→←↑↓·−", "><^v.-"),
      ("─│┌┐└┘├┤┬┴┼", "-|+++++++++"),
      ("━┃┄", "=|."),
      // Not the screen's own, but common in texts that people write.
      ("‘’“”–—‐×≤≥≠•█▏░\u{A0}", "''\"\"---x<>!*#|: "),
    ]
    var table: [Character: Character] = [:]
    for (glyphs, stands) in pairs {
      for (glyph, stand) in zip(glyphs, stands) { table[glyph] = stand }
    }
    return table
  }()
}
