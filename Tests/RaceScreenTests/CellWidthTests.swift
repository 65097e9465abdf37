import RaceScreen
import Testing

@Suite("The width of a text")
struct CellWidthTests {
  @Test(
    "is counted in cells by our own table",
    arguments: [
      ("", 0), ("page->index", 11), ("e\u{301}", 1), ("日本語", 6), ("👍", 2), ("●◆■▲", 4), ("─│→…−", 5),
      ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2), ("क्ष", 2), ("👩\u{200D}💻", 4), ("❤\u{FE0F}", 1),
      ("a\u{200B}b", 2), ("\t", 1), ("\r\n", 2),
    ])
  func width(text: String, cells: Int) {
    #expect(CellWidth.of(text) == cells)
    var canvas = Canvas(width: 20, height: 1)
    #expect(canvas.put(text, x: 3, y: 0) == 3 + cells)
  }

  @Test("gives every character that could steer a terminal a visible cell")
  func controls() {
    var canvas = Canvas(width: 20, height: 1)
    canvas.put("a\u{1B}[2J\u{9B}m\n\u{7F}\u{202E}", x: 0, y: 0)
    #expect(canvas.line(0) == "a␛[2J\u{FFFD}m␊␡\u{FFFD}")
    let bytes = canvas.ansi(depth: .none)
    let controls = bytes.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
  }

  @Test("keeps a base with at most four marks")
  func marks() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.put("z" + String(repeating: "\u{308}", count: 40), x: 0, y: 0)
    #expect(canvas[0, 0].glyph.unicodeScalars.count == 5)
  }

  @Test("decides where a text is cut and where a line ends")
  func fitting() {
    #expect(CellWidth.cut("return page - index", to: 11) == "return pag…")
    #expect(CellWidth.cut("日本語", to: 4) == "日…")
    #expect(CellWidth.cut("page", to: 4) == "page")
    #expect(CellWidth.cut("page", to: 0) == "")
    #expect(
      CellWidth.wrap("CPU 1 deletes the page: slot first, then private.", width: 20)
        == ["CPU 1 deletes the", "page: slot first,", "then private."])
    #expect(CellWidth.wrap("a\n\nabcdefgh i", width: 3) == ["a", "", "abc", "def", "gh", "i"])
    #expect(CellWidth.wrap("日本", width: 1) == ["日", "本"])
    #expect(CellWidth.wrap("a", width: 0) == [])
  }
}
