import RaceScreen
import Testing

@Suite("A styled text")
struct StyledTextTests {
  private let text: StyledText =
    .tag(1) + StyledText(" at 14, was ", .muted) + "0:8 " + .block("0", .wrong)

  @Test("is measured with its blocks' ends")
  func width() {
    #expect(text.width == 2 + 12 + 4 + 3)
    #expect(StyledText().isEmpty && StyledText("").isEmpty)
  }

  @Test("is aligned in a width")
  func align() {
    var canvas = Canvas(width: 27, height: 3)
    #expect(canvas.put(text, x: 1, y: 0, width: 25) == 26)
    canvas.put(text, x: 1, y: 1, width: 25, align: .right)
    canvas.put("ok", x: 1, y: 2, .strong, width: 25, align: .center)
    #expect(
      canvas.snapshot() == """
        | ◆1 at 14, was 0:8  0      |
        | 11mmmmmmmmmmmm    [!]     |
        |     ◆1 at 14, was 0:8  0  |
        |     11mmmmmmmmmmmm    [!] |
        |            ok             |
        |            **             |

        """)
  }

  @Test("says that it was cut, at every width", arguments: 0...22)
  func cut(width: Int) {
    var canvas = Canvas(width: 30, height: 1)
    canvas.put(text, x: 0, y: 0, width: width)
    let line = canvas.plainText().dropLast()
    #expect(line.count <= width)
    #expect(line.contains("…") == (width > 0 && width < text.width))
  }
}
