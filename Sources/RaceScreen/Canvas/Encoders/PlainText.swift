extension Canvas {
  /// The picture as text: a line for each row, without spaces at the ends of lines, each line ended by `\n`.
  ///
  /// - Parameters:
  ///   - brackets: whether blocks get their brackets (see ``withoutAttributes()``); text has no other way to
  ///     show them.
  ///   - glyphs: ``GlyphSet/ascii`` for nothing above 127.
  public func plainText(brackets: Bool = true, glyphs: GlyphSet = .unicode) -> String {
    var picture = brackets ? withoutAttributes() : self
    if glyphs == .ascii { picture = picture.ascii() }
    var text = ""
    for y in 0..<picture.height { text += picture.line(y) + "\n" }
    return text
  }

  /// One row as text, without spaces at its end and without brackets; empty for a row that there is not.
  public func line(_ y: Int) -> String {
    var text = ""
    var spaces = 0
    for x in 0..<width {
      let cell = self[x, y]
      if cell.role == .continuation { continue }
      if cell.glyph == " " {
        spaces += 1
      } else {
        text += String(repeating: " ", count: spaces)
        text.append(cell.glyph)
        spaces = 0
      }
    }
    return text
  }
}
