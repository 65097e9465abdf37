import Foundation
import Testing

@Suite("Standard streams that are no terminal")
struct StreamTests {
  /// What a shell in a terminal shows of the program with its streams led elsewhere, and at last its status.
  private func shell(_ line: String) throws -> ScreenProgram {
    try ScreenProgram(["-c", line + "; echo status $?", Program.path], path: "/bin/sh")
  }

  @Test(
    "are refused with the reason and what to do instead",
    arguments: [
      ("\"$0\" run swap-delete > /dev/null", "standard output is not a terminal", "pagerace trace swap-delete"),
      ("\"$0\" run swap-delete < /dev/null", "standard input is not a terminal", "pagerace trace swap-delete"),
      ("\"$0\" run swap-delete <&-", "standard input is not a terminal", "pagerace trace swap-delete"),
      ("\"$0\" run swap-delete >&-", "standard output is not a terminal", "pagerace trace swap-delete"),
      ("\"$0\" < /dev/null", "standard input is not a terminal", "pagerace list"),
      ("\"$0\" play the-mask > /dev/null", "standard output is not a terminal", "--headless"),
    ])
  func refused(_ line: String, _ reason: String, _ advice: String) throws {
    let program = try shell(line)
    #expect(program.waits(for: "status 2"), "\(program.output)")
    #expect(program.output.contains("pagerace: \(reason)") && program.output.contains(advice), "\(program.output)")
    #expect(program.isRestored && !program.output.contains("\u{1B}"))
  }

  @Test("a pipe that gets the output is refused too")
  func pipe() throws {
    let program = try shell("{ \"$0\" run swap-delete; echo ended $?; } | cat")
    #expect(program.waits(for: "ended 2"))
    #expect(program.output.contains("standard output is not a terminal"))
  }

  @Test("standard error may go anywhere")
  func errors() throws {
    let program = try shell("\"$0\" run swap-delete 2> /dev/null")
    try #require(program.waits(for: "quit"))
    program.type("q")
    #expect(program.waits(for: "status 0"))
  }
}
