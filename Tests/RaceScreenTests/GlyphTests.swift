import RaceScreen
import Testing

@Suite("The glyphs")
struct GlyphTests {
  private static let all: [Character] =
    [
      Glyphs.pointerRight, Glyphs.pointerLeft, Glyphs.pointerDown, Glyphs.pointerUp, Glyphs.wrong,
      Glyphs.safe,
      Glyphs.folded, Glyphs.cut, Glyphs.right, Glyphs.left, Glyphs.up, Glyphs.down, Glyphs.empty,
      Glyphs.minus,
      Glyphs.horizontal, Glyphs.vertical, Glyphs.heavyHorizontal, Glyphs.heavyVertical, Glyphs.dashed,
      Glyphs.topLeft, Glyphs.topRight, Glyphs.bottomLeft, Glyphs.bottomRight,
    ] + (0..<8).map(Glyphs.cpu)

  @Test("take one cell, have a stand-in of their own, and no form as an emoji", arguments: all)
  func oneCell(glyph: Character) {
    #expect(CellWidth.of(String(glyph)) == 1)
    #expect(GlyphSet.ascii.translate(glyph).isASCII)
    #expect(GlyphSet.ascii.translate(glyph) != "?")
    #expect(GlyphSet.unicode.translate(glyph) == glyph)
    let isEmoji = glyph.unicodeScalars.contains { $0.properties.isEmoji }
    #expect(!isEmoji)
  }

  @Test("name a CPU by shape and number, also in ASCII")
  func tags() {
    let tags = (0..<9).map(Glyphs.tag).joined(separator: " ")
    #expect(tags == "●0 ◆1 ■2 ▲3 ○4 ◇5 □6 △7 ●8")
    var canvas = Canvas(width: 30, height: 1)
    canvas.put(tags, x: 0, y: 0)
    #expect(canvas.ascii().line(0) == "@0 #1 %2 ^3 o4 o5 o6 o7 @8")
  }

  @Test("leave the layout as it is in ASCII, whatever stands there")
  func layout() {
    var canvas = Canvas(width: 20, height: 1)
    canvas.put("日│é│👍│e\u{301}│", x: 0, y: 0, .cpu(0))
    let ascii = canvas.ascii()
    #expect(ascii.line(0) == "??|?|??|?|")
    let keepsStyles = (0..<20).allSatisfy { ascii[$0, 0].style == canvas[$0, 0].style }
    #expect(keepsStyles)
  }
}
