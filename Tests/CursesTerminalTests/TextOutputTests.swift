import Glibc
import RaceScreen
import Testing

@testable import CursesTerminal

@Suite("Text on a stream")
struct TextOutputTests {
  private let line = StyledText("all ", .muted) + .block("✗", .wrong) + " broken"

  @Test("what is no terminal gets no escape sequence, and blocks get their brackets")
  func plain() {
    let file = open("/dev/null", O_WRONLY)
    defer { close(file) }
    var output = TextOutput(descriptor: file)
    #expect(!output.isTerminal && output.depth == .none && output.columns == 80)
    output.glyphs = .unicode
    #expect(output.text(line) == "all !✗! broken")
    output.glyphs = .ascii
    #expect(output.text(line) == "all !X! broken")
  }

  @Test("who always wants colour gets some")
  func always() {
    let output = TextOutput(descriptor: -1, color: .always)
    #expect(output.depth != .none && output.depth != .mono)
    #expect(output.text(line).contains("\u{1B}["))
    #expect(TextOutput(descriptor: -1, color: .never).depth == .none)
  }

  @Test("a line that is longer than any picture keeps all its letters")
  func long() {
    let text = String(repeating: "0*1 ", count: 1_000)
    #expect(TextOutput(descriptor: -1).text(StyledText(text)) == text)
  }
}
