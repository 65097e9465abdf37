import Foundation
import Testing

/// Checks that take long, on a terminal.
@Suite struct CheckInterruptionTests {
  /// Nobody waits for the end of this one.
  private let long = ["check", "swap-delete-thp", "--proposal", "mask", "--no-reduction", "--set", "readers=7"]

  @Test("shows its progress in one line, and Ctrl-C prints what is known by then", .timeLimit(.minutes(1)))
  func interrupt() throws {
    let program = try ScreenProgram(long)
    try #require(program.waits(for: "swap-delete-thp under mask: searching, "), "\(program.output)")
    #expect(!program.output.contains("\n"))
    program.type("\u{03}")
    #expect(program.ending() == .status(130))
    #expect(program.output.contains("\r\u{1B}[1m? unknown"))
    #expect(program.output.contains("not everything, interrupted: "))
    #expect(program.output.hasSuffix("pagerace: interrupted; this was known by then\r\n"))
  }

  @Test("the partial result is a whole document", .timeLimit(.minutes(1)))
  func document() throws {
    let program = try ScreenProgram(long + ["--proposal", "page-index", "--jobs", "1", "--json"])
    try #require(program.waits(for: "0 of 2 pairs, swap-delete-thp under mask: searching, "))
    program.send(SIGINT)
    #expect(program.ending() == .status(130))
    let output = program.output
    let text = try #require(output.firstIndex(of: "{").map { output[$0...] })
    let end = try #require(text.range(of: "\r\npagerace: interrupted")).lowerBound
    let document = try JSONSerialization.jsonObject(with: Data(text[..<end].utf8)) as? [String: Any]
    let results = try #require(document?["results"] as? [[String: Any]])
    #expect(results.map { $0["verdict"] as? String } == ["unknown", "unknown"])
    #expect(results.allSatisfy { $0["complete"] as? Bool == false && $0["stop"] as? String == "cancelled" })
    #expect(results[0]["states"] as? Int ?? 0 > 0 && results[1]["states"] as? Int == 0)
  }

  @Test("a terminal gets colours; NO_COLOR and --color never take away every escape sequence")
  func color() throws {
    let colored = try ScreenProgram(["check", "swap-delete"])
    #expect(colored.ending() == .status(0))
    #expect(colored.output.contains("\u{1B}[1;7;38;5;197m ✗ broken \u{1B}["))
    let variable = ["-c", "NO_COLOR=1 exec \"$0\" check swap-delete", Program.path]
    for plain in [
      try ScreenProgram(["check", "swap-delete", "--color", "never"]), try ScreenProgram(variable, path: "/bin/sh"),
    ] {
      #expect(plain.ending() == .status(0))
      #expect(!plain.output.contains("\u{1B}") && plain.output.contains("!✗ broken!"))
    }
  }
}
