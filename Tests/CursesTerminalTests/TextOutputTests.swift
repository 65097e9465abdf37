import Glibc
import RaceScreen
import Testing

@testable import CursesTerminal

// One suite with the terminal's tests, which run one after the other: terminfo knows one terminal at a time.
extension TerminalTests {
  private var line: StyledText { StyledText("all ", .muted) + .block("✗", .wrong) + " broken" }

  @Test("text on what is no terminal gets no escape sequence, and blocks get their brackets")
  func plainText() {
    let file = Glibc.open("/dev/null", O_WRONLY)
    defer { Glibc.close(file) }
    var output = TextOutput(descriptor: file)
    #expect(!output.isTerminal && output.depth == .none && output.columns == 80)
    output.glyphs = .unicode
    #expect(output.text(line) == "all !✗! broken")
    output.glyphs = .ascii
    #expect(output.text(line) == "all !X! broken")
  }

  @Test("text for who always wants colour gets some")
  func colorAlways() {
    let output = TextOutput(descriptor: -1, color: .always)
    #expect(output.depth != .none && output.depth != .mono)
    #expect(output.text(line).contains("\u{1B}["))
    #expect(TextOutput(descriptor: -1, color: .never).depth == .none)
  }

  @Test("a line of text that is longer than any picture keeps all its letters")
  func longText() {
    let text = String(repeating: "0*1 ", count: 1_000)
    #expect(TextOutput(descriptor: -1).text(StyledText(text)) == text)
  }
}
