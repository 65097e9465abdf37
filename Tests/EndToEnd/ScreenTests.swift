import Foundation
import Testing

@Suite("The screen in a terminal")
struct ScreenTests {
  /// The program, once it has shown its first picture.
  private func open(
    _ arguments: [String] = ["run", "swap-delete"], until text: String = "quit", columns: Int = 80, rows: Int = 24
  ) throws -> ScreenProgram {
    let program = try ScreenProgram(arguments, columns: columns, rows: rows)
    try #require(program.waits(for: text), "\(program.output)")
    return program
  }

  @Test("opens, steps, answers and quits, and leaves the terminal as it was")
  func session() throws {
    let program = try open()
    #expect(!program.isRestored && !program.isOnMainScreen)
    program.type("0")
    #expect(program.waits(for: "back, on"))
    program.type("7")
    #expect(program.waits(for: "there is no CPU 7 here"))
    program.type("q")
    #expect(program.ending() == .status(0))
    #expect(program.isRestored && program.isOnMainScreen)
  }

  @Test("opens on the start page, and a scenario from there")
  func start() throws {
    let program = try open([], until: "one kernel race")
    // A demo may be selected: the scenarios are the next column.
    program.type("\u{1B}[B")
    program.type("?")
    #expect(program.waits(for: "keys of the start page"))
    program.type("\u{1B}")
    #expect(program.waits(for: "one kernel race"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }

  @Test("explores beside the keys, goes to a counterexample and comes back")
  func explores() throws {
    let program = try open()
    program.type("0")
    #expect(program.waits(for: "back, on"))
    program.type("e")
    #expect(program.waits(for: "Broken: index", seconds: 60))
    // Ctrl-L: otherwise only the letters are sent that differ from those before.
    program.type("x\u{0C}")
    #expect(program.waits(for: "✗ index"))
    program.type("u")
    #expect(program.waits(for: "your run, 1 step"))
    program.type("1\u{0C}")
    #expect(program.waits(for: "every interleaving"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("fills the matrix while keys are answered, and ends at once in the middle of it")
  func matrix() throws {
    let program = try open([], until: "one kernel race")
    program.type("m\u{0C}")
    #expect(program.waits(for: "exploring "))
    program.type("j\u{0C}")
    #expect(program.waits(for: "✗", seconds: 60))
    program.type("kll\r")
    #expect(program.waits(for: "derivation"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("shows what each fix costs, simulated while keys are answered; Esc leaves it, and q ends in the middle of it")
  func costs() throws {
    let program = try open([], until: "one kernel race")
    program.type("$\u{0C}")
    #expect(program.waits(for: "all simulated", seconds: 120))
    program.type("\u{0C}")
    #expect(program.waits(for: "The knee lies between 64 and 128 CPUs"))
    program.type("\u{1B}\u{0C}")
    #expect(program.waits(for: "one kernel race"))
    program.type("$w\u{0C}")
    #expect(program.waits(for: "2 us between lookups"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("ends by the signal that ends it, with the terminal restored", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(_ signal: Int32) throws {
    let program = try open()
    program.send(signal)
    #expect(program.ending() == .signal(signal))
    #expect(program.isRestored && program.isOnMainScreen)
  }

  @Test("restores the terminal for a stop, and shows everything again afterwards")
  func stop() throws {
    // A shell with job control, which is told when its job stops.
    let script = "set -m; \"$0\" run swap-delete; echo STOPPED; read line; fg; exit $?"
    let program = try ScreenProgram(["-c", script, Program.path], path: "/bin/sh")
    try #require(program.waits(for: "quit"))
    program.type("\u{1A}")
    #expect(program.waits(for: "STOPPED"))
    #expect(program.isRestored && program.isOnMainScreen)
    program.type("\n")
    #expect(program.waits(for: "quit"))
    #expect(!program.isRestored)
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("says what is needed on a screen that is too small, and draws when it has grown")
  func small() throws {
    let program = try open(until: "needs 80 columns", columns: 79, rows: 24)
    program.resize(columns: 100, rows: 30)
    #expect(program.waits(for: "quit"))
    program.resize(columns: 1, rows: 1)
    program.resize(columns: 40, rows: 10)
    #expect(program.waits(for: "rows"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }

  @Test("draws with ASCII and without colour if asked")
  func ascii() throws {
    let program = try ScreenProgram(["run", "swap-delete", "--ascii", "--color", "never", "--no-mouse"])
    try #require(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0))
    #expect(program.output.utf8.allSatisfy { $0 < 128 })
    #expect(!program.output.contains("1000h") && !program.output.contains("\u{1B}[7m"))
  }
}
