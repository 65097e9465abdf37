import RaceScreen
import Testing

@Suite("A canvas")
struct CanvasTests {
  @Test("shows a text where it was put and says which column comes next")
  func put() {
    var canvas = Canvas(width: 12, height: 2)
    let next = canvas.put("page", x: 2, y: 1)
    #expect(next == 6)
    #expect(canvas.plainText() == "\n  page\n")
  }

  @Test("clips a text at all four edges and still says where it ends", arguments: [-3, 4])
  func clip(x: Int) {
    var canvas = Canvas(width: 6, height: 1)
    #expect(canvas.put("private", x: x, y: 0) == x + 7)
    #expect(canvas.put("above", x: 0, y: -1) == 5)
    #expect(canvas.put("below", x: 0, y: 1) == 5)
    #expect(canvas.line(0) == (x < 0 ? "vate" : "    pr"))
  }

  @Test("gives a region coordinates of its own and protects what is around it")
  func region() {
    var canvas = Canvas(width: 10, height: 3)
    canvas.fill(with: ".")
    canvas.region(Rect(x: 2, y: 1, width: 4, height: 1)) { panel in
      #expect(panel.bounds == Rect(x: 0, y: 0, width: 4, height: 1))
      panel.put("overflowing", x: 0, y: 0)
      panel.put("no", x: 0, y: 1)
      panel.region(Rect(x: 3, y: 0, width: 9, height: 9)) { inner in inner.put("!!", x: 0, y: 0) }
    }
    #expect(canvas.plainText() == "..........\n..ove!....\n..........\n")
    #expect(canvas.width == 10)
  }

  @Test("never crashes, whatever the size and the place", arguments: [0, 1, 2, 7, 80, 500])
  func anySize(side: Int) {
    for (width, height) in [(side, side), (side, 0), (-5, side), (side, 200)] {
      var canvas = Canvas(width: width, height: height)
      for place in [Int.min, -1, 0, side, Int.max / 2, Int.max] {
        canvas.put("日本 text", x: place, y: place == Int.max ? 0 : place, .wrong)
        canvas.put("cut", x: 0, y: 0, width: place)
        canvas.block("0", x: -2, y: 0, .wrong, width: place)
        canvas.rule(x: place, y: 0, width: place)
        canvas.select(Rect(x: place, y: 0, width: place, height: place))
        canvas.region(Rect(x: place, y: place, width: place, height: place)) { panel in
          panel.heading("title", trailing: "right", y: 0)
          panel.verticalRule(x: 0, y: place, height: place)
        }
      }
      #expect(canvas.plainText().filter { $0 == "\n" }.count == canvas.height)
      _ = (
        canvas.ascii().ansi(), canvas.svg(), canvas.snapshot(),
        canvas.ansiUpdate(from: Canvas(width: 3, height: 3))
      )
    }
  }

  @Test("keeps the grid when a wide glyph is cut in half")
  func wide() {
    var canvas = Canvas(width: 5, height: 1)
    canvas.put("a日b", x: 0, y: 0)
    #expect(canvas.line(0) == "a日b")
    canvas.put("x", x: 2, y: 0)
    #expect(canvas.line(0) == "a xb")
    canvas.put("日", x: 1, y: 0)
    canvas.put("y", x: 1, y: 0)
    #expect(canvas.line(0) == "ay b")
    canvas.put("日", x: 4, y: 0)
    canvas.put("日", x: -1, y: 0)
    #expect(canvas.line(0) == " y b")
  }

  @Test("mutes what a narration does not speak of and leaves the glyphs")
  func restyle() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.block("0", x: 0, y: 0, .wrong)
    canvas.restyle(canvas.bounds) { _ in .muted }
    #expect(canvas.snapshot() == "| 0  |\n|mmmm|\n")
  }

  @Test("draws a title with a rule and what stands at the right edge")
  func heading() {
    var canvas = Canvas(width: 24, height: 3)
    canvas.heading("pages", trailing: StyledText("ref ", .muted) + "6", y: 0)
    canvas.heading("derivation", y: 1)
    canvas.heading("a title that is far too long for it", trailing: "lock", y: 2)
    #expect(
      canvas.snapshot() == """
        |pages  ─────────── ref 6|
        |*****  ----------- mmmm |
        |derivation  ────────────|
        |**********  ------------|
        |a title that is fa… lock|
        |*******************     |

        """)
  }
}
