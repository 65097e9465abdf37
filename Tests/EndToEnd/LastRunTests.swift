import Foundation
import Testing

@Suite("The run of last time")
struct LastRunTests {
  private func temporaryHome() throws -> URL {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    return home
  }

  private func file(_ home: URL) -> URL { home.appending(path: ".local/state/pagerace/last") }

  @Test("is kept when the screen is left, and goes on from the start page")
  func goesOn() throws {
    let home = try temporaryHome()
    defer { try? FileManager.default.removeItem(at: home) }
    let first = try ScreenProgram(["run", "swap-delete-thp", "--proposal", "mask"], home: home)
    try #require(first.waits(for: "quit"))
    first.type("00110q")
    #expect(first.ending() == .status(0))
    let kept = try String(contentsOf: file(home), encoding: .utf8)
    #expect(kept.contains("proposal mask\n") && kept.contains("position 5\nschedule 0*2 1*2 0\n"))
    let second = try ScreenProgram([], home: home)
    try #require(second.waits(for: "last: swap-delete-thp under"))
    second.type("c\u{0C}")
    #expect(second.waits(for: "derivation"))
    second.type("q")
    #expect(second.ending() == .status(0))
    #expect(try String(contentsOf: file(home), encoding: .utf8) == kept)
    let files = try FileManager.default.contentsOfDirectory(atPath: file(home).deletingLastPathComponent().path)
    #expect(files == ["last"], "no draft is left")
  }

  @Test(
    "is kept soon after a move, so that a signal takes at most the last one", arguments: [SIGTERM, SIGHUP, SIGKILL])
  func signals(_ signal: Int32) throws {
    let home = try temporaryHome()
    defer { try? FileManager.default.removeItem(at: home) }
    let program = try ScreenProgram(["run", "swap-delete"], home: home)
    try #require(program.waits(for: "quit"))
    program.type("0")
    let end = Date.now.addingTimeInterval(10)
    while !FileManager.default.fileExists(atPath: file(home).path), Date.now < end { usleep(20_000) }
    program.send(signal)
    #expect(program.ending() == .signal(signal))
    #expect(try String(contentsOf: file(home), encoding: .utf8).contains("position 1\nschedule 0\n"))
  }

  @Test("that is not one of ours is ignored", arguments: ["", "nonsense", "pagerace run 1\nschedule 0"])
  func broken(_ text: String) throws {
    let home = try temporaryHome()
    defer { try? FileManager.default.removeItem(at: home) }
    let place = file(home)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: place, atomically: true, encoding: .utf8)
    let program = try ScreenProgram([], home: home)
    try #require(program.waits(for: "one kernel race"))
    program.type("c")
    #expect(program.waits(for: "no run of last time"))
    program.type("q")
    #expect(program.ending() == .status(0))
  }

  @Test("is not kept where no folder can be made, and nothing is said about it")
  func nowhere() throws {
    let program = try ScreenProgram(["run", "swap-delete"], environment: ["XDG_STATE_HOME": "/proc/none"])
    try #require(program.waits(for: "quit"))
    program.type("00q")
    #expect(program.ending() == .status(0) && program.isRestored)
    #expect(!program.output.contains("/proc/none"))
  }
}
