import RaceScreen
import Testing

@Suite("A block")
struct BlockTests {
  private func picture() -> Canvas {
    var canvas = Canvas(width: 26, height: 2)
    var x = canvas.block("0", x: 0, y: 0, .changed(by: 1))
    x = canvas.block("0x52", x: x + 1, y: 0, .wrong)
    canvas.block("NULL", x: x + 1, y: 0, .changed(by: 0), width: 8)
    canvas.put(" swap-delete", x: 0, y: 1)
    canvas.select(Rect(x: 0, y: 1, width: 16, height: 1))
    return canvas
  }

  @Test("has a space of its own on each side")
  func spaces() {
    #expect(
      picture().snapshot() == """
        | 0   0x52    NULL         |
        |[B] [!!!!] [AAAAAA]       |
        | swap-delete              |
        |[ssssssssssssss]          |

        """)
  }

  @Test("gets brackets without attributes, and nothing moves")
  func brackets() {
    #expect(picture().plainText() == "[0] !0x52! [ NULL ]\n>swap-delete   <\n")
    #expect(picture().plainText(brackets: false) == " 0   0x52    NULL\n swap-delete\n")
  }

  @Test("cuts a text that is too long for its width, inside of its ends")
  func cut() {
    var canvas = Canvas(width: 10, height: 1)
    #expect(canvas.block("swapcache", x: 1, y: 0, .wrong, width: 6) == 7)
    #expect(canvas.plainText() == " !swa…!\n")
  }
}
