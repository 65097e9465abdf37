import RaceMachine
import SeededNumbers
import Testing

@Suite("Going back")
struct UndoTests {
  @Test("any run taken back step by step restores every word and every fingerprint", arguments: Toy.all)
  func allTheWayBack(_ toy: Toy) throws {
    for seed in 0..<UInt64(60) {
      let machine = Machine(toy)
      var random = SplitMix64(seed: seed)
      var states = [(machine.snapshot(), machine.fingerprint, machine.canonicalFingerprint)]
      while states.count < 200, let move = machine.view.moves.randomElement(using: &random) {
        machine.advance(move)
        states.append((machine.snapshot(), machine.fingerprint, machine.canonicalFingerprint))
        #expect(machine.stepCount == states.count - 1)
      }
      while true {
        let (words, fingerprint, canonical) = states.removeLast()
        try #require(machine.snapshot() == words, "\(toy.title), seed \(seed), step \(states.count)")
        try #require(machine.fingerprint == fingerprint, "\(toy.title), seed \(seed), step \(states.count)")
        try #require(machine.canonicalFingerprint == canonical, "\(toy.title), seed \(seed), step \(states.count)")
        try #require(machine.recomputedFingerprint() == fingerprint, "\(toy.title), seed \(seed)")
        if states.isEmpty { break }
        #expect(machine.stepBack())
      }
      #expect(!machine.stepBack(), "nothing comes before the beginning")
      #expect(machine.stepCount == 0)
    }
  }

  @Test("forward again after going back is the same run", arguments: Toy.all)
  func backAndForth(_ toy: Toy) throws {
    for seed in 0..<UInt64(40) {
      let machine = Machine(toy)
      let events = try runAtRandom(machine, seed: seed)
      let end = machine.snapshot()
      var random = SplitMix64(seed: seed &+ 1)
      for _ in 0..<5 {
        let count = events.isEmpty ? 0 : Int.random(in: 0...events.count, using: &random)
        for _ in 0..<count { machine.stepBack() }
        for event in events.suffix(count) {
          #expect(try machine.step(event.move).same(as: event), "\(toy.title), seed \(seed)")
        }
        try #require(machine.snapshot() == end, "\(toy.title), seed \(seed)")
      }
    }
  }
}

@Suite("Determinism")
struct DeterminismTests {
  @Test("the same moves lead to the same states and the same events, watched or not", arguments: Toy.all)
  func sameRun(_ toy: Toy) throws {
    for seed in 0..<UInt64(60) {
      let first = Machine(toy)
      let events = try runAtRandom(first, seed: seed)
      let second = Machine(toy)
      let third = Machine(toy)
      for event in events {
        #expect(try second.step(event.move).same(as: event), "\(toy.title), seed \(seed)")
        #expect(third.advance(event.move) == event.violations, "\(toy.title), seed \(seed)")
        #expect(second.fingerprint == third.fingerprint, "\(toy.title), seed \(seed)")
      }
      #expect(first.snapshot() == second.snapshot(), "\(toy.title), seed \(seed)")
      #expect(first.snapshot() == third.snapshot(), "\(toy.title), seed \(seed)")
    }
  }

  @Test("a machine begins in the same state every time", arguments: Toy.all)
  func sameBeginning(_ toy: Toy) {
    #expect(Machine(toy).snapshot() == Machine(toy).snapshot())
    #expect(Machine(toy).fingerprint == Machine(toy).fingerprint)
  }
}

extension StepEvent {
  /// Whether both describe the same step in the same words.
  func same(as other: StepEvent) -> Bool {
    move == other.move && lines == other.lines && access == other.access && notes == other.notes
      && violations == other.violations
  }
}
