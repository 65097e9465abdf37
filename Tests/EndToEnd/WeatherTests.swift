import Foundation
import Testing

@Suite("A screen in bad weather")
struct WeatherTests {
  @Test("survives sizes from 1x1 to 500x200 in quick succession, and shows the last one")
  func sizes() throws {
    let program = try ScreenProgram(["run", "swap-delete-thp", "--schedule", "0*8 1*20"])
    try #require(program.waits(for: "quit"))
    for round in 0..<200 {
      let columns = [1, 2, 79, 80, 81, 120, 200, 500, 3, 40][round % 10]
      let rows = [1, 200, 23, 24, 2, 60, 40, 5, 100, 25, 13][round % 11]
      program.resize(columns: columns, rows: rows)
      if round % 3 == 0 { program.type(["0", "?", "\u{1B}", "\u{0C}", "1"][round % 5]) }
      if round % 7 == 0 { usleep(2_000) }
    }
    program.type("\u{1B}\u{1B}\u{1B}")
    program.resize(columns: 500, rows: 200)
    usleep(50_000)
    program.resize(columns: 80, rows: 24)
    #expect(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("paints everything again for Ctrl-L, whatever others have written")
  func repaints() throws {
    let program = try ScreenProgram(["run", "swap-delete"])
    try #require(program.waits(for: "quit"))
    program.type("\u{0C}")
    for text in ["i_pages", "pages", "derivation", "quit"] { #expect(program.output.contains(text)) }
    #expect(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0))
  }

  @Test("stops and comes back many times")
  func stops() throws {
    let script = "set -m; \"$0\" run swap-delete; for i in 1 2 3; do echo STOPPED $i; read line; fg; done; exit $?"
    let program = try ScreenProgram(["-c", script, Program.path], path: "/bin/sh")
    try #require(program.waits(for: "quit"))
    for round in 1...3 {
      program.type("0\u{1A}")
      #expect(program.waits(for: "STOPPED \(round)"))
      #expect(program.isRestored && program.isOnMainScreen)
      // The window may have another size when the person is back.
      program.resize(columns: 80 + round, rows: 24 + round)
      program.type("\n")
      #expect(program.waits(for: "quit"))
      #expect(!program.isRestored)
    }
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("does not lose its head behind a terminal that reads nothing for a while")
  func slow() throws {
    let program = try ScreenProgram(["run", "swap-delete-thp"], columns: 200, rows: 60)
    // The buffer of the terminal is full long before that; nothing is read here meanwhile.
    for _ in 0..<200 { program.type("0\u{0C}") }
    usleep(300_000)
    program.type("\u{0C}")
    #expect(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending(seconds: 20) == .status(0) && program.isRestored)
  }

  @Test("ends by a signal even while nobody reads its output", arguments: [SIGTERM, SIGHUP])
  func stuck(_ signal: Int32) throws {
    let program = try ScreenProgram(["run", "swap-delete-thp"], columns: 200, rows: 60)
    try #require(program.waits(for: "quit"))
    for _ in 0..<200 { program.type("\u{0C}") }
    usleep(200_000)
    program.send(signal)
    #expect(program.ending() == .signal(signal))
    #expect(program.isRestored)
  }
}
