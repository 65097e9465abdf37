import Foundation
import Testing

@Suite("A defect of ours")
struct DefectTests {
  @Test(
    "ends with status 70, with the terminal restored, and says where and what to report",
    arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS])
  func report(_ signal: Int32) throws {
    let program = try ScreenProgram(["run", "swap-delete-thp", "--proposal", "mask", "--schedule", "0*3 1*2"])
    try #require(program.waits(for: "quit"))
    program.type("1")
    try #require(program.waits(for: "6"))
    // As the runtime does before it traps.
    try program.writeError("Fatal error: Index out of range\n")
    program.send(signal)
    #expect(program.ending() == .status(70))
    #expect(program.isRestored && program.isOnMainScreen)
    let said = program.output.components(separatedBy: "\u{1B}[?1049l").last ?? ""
    #expect(said.contains("Fatal error: Index out of range"))
    #expect(said.contains("internal error (signal \(signal)), a defect of ours"))
    #expect(said.contains("/issues") && said.contains("version: 0."))
    #expect(said.contains("open: pagerace run swap-delete-thp --proposal mask --schedule '0*3 1*3'"))
  }

  @Test("what is written to standard error spoils no picture, and comes out at the end")
  func errors() throws {
    let program = try ScreenProgram(["run", "swap-delete"])
    try #require(program.waits(for: "quit"))
    try program.writeError("a word from below\n")
    program.type("\u{0C}")
    #expect(program.waits(for: "quit"))
    #expect(!program.output.contains("a word from below"))
    program.type("q")
    #expect(program.ending() == .status(0))
    #expect(program.output.contains("a word from below"))
  }

  @Test("on the start page names no run")
  func start() throws {
    let program = try ScreenProgram([])
    try #require(program.waits(for: "one kernel race"))
    program.send(SIGILL)
    #expect(program.ending() == .status(70))
    #expect(program.output.contains("/issues") && !program.output.contains("open:"))
  }
}
