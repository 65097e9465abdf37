@testable import RaceScreen
import Testing

/// One picture with every style, as each theme shows it.
@Suite("A sheet of all styles")
struct StyleSheetTests {
  private static var sheet: Canvas {
    var canvas = Canvas(width: 44, height: 9)
    canvas.heading("title", trailing: StyledText("muted", .muted), y: 0)
    canvas.put(StyledText("text ") + StyledText("strong ", .strong) + StyledText("key", .key), x: 0, y: 1)
    for cpu in 0..<4 {
      let line =
        .tag(cpu) + " " + .block("\(cpu)", .changed(by: cpu)) + " " + StyledText("read", .read(by: cpu))
        + StyledText(" at \(cpu)", .muted)
      canvas.put(line, x: 0, y: 2 + cpu)
    }
    canvas.put(
      .block("0x52", .wrong) + " " + StyledText("\(Glyphs.wrong) index + nr <= offset", .wrongText), x: 0, y: 6)
    canvas.put(" selected", x: 0, y: 7)
    canvas.select(Rect(x: 0, y: 7, width: 44, height: 1))
    return canvas
  }

  @Test(
    "is kept for each theme as the bytes of a terminal", arguments: Theme.all,
    [ColorDepth.indexed256, .trueColor, .sixteen])
  func kept(_ theme: Theme, _ depth: ColorDepth) throws {
    try expectKept(text: Self.sheet.ansi(depth: depth, theme: theme).visible, "styles-\(theme.name)-\(depth)")
  }
}

extension String {
  /// The text with `␛` in place of the escape character.
  fileprivate var visible: String { String(map { $0 == "\u{1B}" ? "␛" : $0 }) }
}
