import DemoScript
import Testing

@testable import RaceScreen

@Suite("Texts in any script")
struct ScriptTests {
  private static let texts = [
    "CPU 0 は head の頁を見つけ、参照を取り、slot をもう一度確かめる。それから index を読む。",
    "处理器一删除这个页：先是槽，然后是 private，最后是标志。没有人知道。",
    "CPU 1 은 페이지를 지운다: 슬롯 먼저, private 다음, flag 마지막.",
    "Cafe\u{301} nai\u{308}ve: z\u{308}\u{301}\u{30A}\u{327}a d'ou\u{300} vient l'index",
    "CPU 0 מוצא את הדף הראשי, לוקח הפניה", "المعالج الأول يحذف الصفحة",
    "👩\u{200D}💻 reads, 👨‍👩‍👧 waits ❤\u{FE0F} 🇩🇪", "हिन्दी में पन्ना", "ก็ไม่รู้ ไทย", "\u{301}begins with a mark",
  ]

  @Test("are wrapped so that every line fits, and nothing is lost", arguments: texts)
  func wrapped(_ text: String) {
    func letters(_ text: String) -> [Unicode.Scalar] {
      var kept: [Unicode.Scalar] = []
      CellWidth.forEachGlyph(in: text) { glyph, _ in kept += glyph.unicodeScalars.filter { $0 != " " } }
      return kept
    }
    for width in 2...80 {
      let lines = CellWidth.wrap(text, width: width)
      for line in lines { #expect(CellWidth.of(line) <= width, "\(width)") }
      #expect(letters(lines.joined()) == letters(text), "\(width)")
    }
  }

  @Test("are cut so that they fit, never through a character", arguments: texts)
  func cut(_ text: String) {
    let whole = CellWidth.of(text)
    for width in 0...whole + 1 {
      let cut = CellWidth.cut(text, to: width)
      #expect(CellWidth.of(cut) <= width)
      #expect(width >= whole ? cut == text : width == 0 || cut.hasSuffix("…"))
      var canvas = Canvas(width: whole + 4, height: 1)
      canvas.put(text, x: 0, y: 0, width: width)
      #expect(canvas[width, 0] == .blank && canvas[width + 1, 0] == .blank, "\(width)")
      if width > 0 { #expect(canvas[width - 1, 0].role != .wide) }
    }
  }

  @Test("without spaces are broken between characters, but not before a full stop")
  func chinese() {
    #expect(CellWidth.wrap("CPU 1 删除这个页。", width: 13) == ["CPU 1 删除这", "个页。"])
    #expect(CellWidth.wrap("删除这个页。槽", width: 10) == ["删除这个", "页。槽"])
    #expect(CellWidth.wrap("「頁」を読む", width: 6) == ["「頁」", "を読む"])
    #expect(CellWidth.wrap("페이지를 지운다", width: 12) == ["페이지를", "지운다"])
  }

  @Test("stand in a caption of a demo at every size", arguments: [(80, 24), (100, 30), (120, 40)])
  func captions(_ width: Int, _ height: Int) throws {
    // A mark at the beginning would join the quote before it: the language of scripts refuses that.
    for text in Self.texts where text.unicodeScalars.first != "\u{301}" {
      let script = "title \"頁\"\nscenario swap-delete\nchapter \"한국어 頁\"\nsay \"\(text)\"\nstep 0 3\n"
      let demo = try Demo(parsing: DemoSource(name: "wide.demo", text: script)).checked()
      var interface = Interface(width: width, height: height, demo: ReadyDemo(demo))
      interface.press(.right)
      let picture = interface.picture
      for y in 0..<height {
        for x in 0..<width where picture[x, y].role == .wide {
          #expect(x + 1 < width && picture[x + 1, y].role == .continuation)
        }
      }
      var first = ""
      CellWidth.forEachGlyph(in: text) { glyph, _ in if first.count < 4 { first.append(glyph) } }
      #expect(picture.plainText().contains(first), "\(text)")
      _ = picture.ascii().plainText()
    }
  }

  @Test("are typed as captions, with the cursor beside them", arguments: texts)
  func typed(_ text: String) throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press("c")
    for scalar in text.unicodeScalars { interface.press(.character(Character(scalar))) }
    interface.press(.left, .left, .right, .right)
    #expect(interface.top(TextEntry.self)?.text == text)
    let row = interface.picture
    #expect((0..<row.width).contains { row[$0, 22].style == .selected })
    interface.press(.enter)
    let lines = CellWidth.wrap(text, width: 70)
    #expect(try played(interface.script).caption?.lines.joined() == lines.joined())
  }
}
