import Testing

@Suite("Lanes and challenges in a terminal")
struct ChallengeTests {
  private func open(_ arguments: [String], until text: String) throws -> ScreenProgram {
    let program = try ScreenProgram(arguments)
    try #require(program.waits(for: text), "\(program.output)")
    return program
  }

  @Test("a challenge is played to its end, beside the explorer's best, and again")
  func challenge() throws {
    let program = try open([], until: "one kernel race")
    program.type("!")
    #expect(program.waits(for: "you are the scheduler"))
    // The first level: a lookup alone breaks.
    program.type("\r\u{0C}")
    #expect(program.waits(for: " 1 of 12"))
    program.type("000000000")
    // Ctrl-L: otherwise only the letters are sent that differ from those before.
    program.type("\u{0C}")
    #expect(program.waits(for: "broken with 0 switches in 9 steps"))
    // The explorer needs its time.
    var isKnown = false
    for _ in 0..<120 where !isKnown {
      program.type("\u{0C}")
      isKnown = program.waits(for: "nobody does better", seconds: 0.5)
    }
    #expect(isKnown)
    program.type("r1\u{0C}")
    #expect(program.waits(for: "0 in 9"))
    program.type("x\u{0C}")
    #expect(program.waits(for: "the best possible: 0 switches in 9 steps"))
    program.type("\u{1B}")
    #expect(program.waits(for: "one kernel race"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("lanes open over a run, compare it, follow the mouse, and go back")
  func lanes() throws {
    let program = try open(["run", "swap-delete-thp", "--schedule", "0*8 1*25 0*4"], until: "quit")
    program.type("L\u{0C}")
    #expect(program.waits(for: "step 37"))
    program.type("p\u{0C}")
    #expect(program.waits(for: "beside this run"))
    // The last proposal.
    program.type("G\r\u{0C}")
    #expect(program.waits(for: "first difference, step 8"))
    // Pressed in one column of the first lane and let go in another.
    program.type("\u{1B}[<0;40;5M\u{1B}[<0;29;5m\u{0C}")
    #expect(program.waits(for: "step 17"))
    program.type("\r\u{0C}")
    #expect(program.waits(for: "derivation"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }
}
