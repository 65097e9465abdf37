import RaceMachine
import SeededNumbers
import Testing

@Suite("Running schedules")
struct ScheduleRunTests {
  @Test("a schedule runs step by step and its events are the steps")
  func runs() throws {
    let machine = Machine(Toy.messagePassing)
    var events: [StepEvent] = []
    try machine.run(try Schedule(parsing: "0*2 1*3")) { event in
      events.append(event)
      return true
    }
    #expect(events.map(\.move.cpu) == [0, 0, 1, 1, 1])
    #expect(machine.view.word(MessageWords.outcomeAddress) == 12)
    #expect(machine.stepCount == 5)
  }

  @Test("whoever watches can stop the run")
  func stopsEarly() throws {
    let machine = Machine(Toy.messagePassing)
    try machine.run(try Schedule(parsing: "0*2 1*3")) { _ in machine.stepCount < 3 }
    #expect(machine.stepCount == 3)
  }

  @Test(
    "a schedule that does not fit is refused with the step and the reason, and the refused step changes nothing",
    arguments: [
      (Toy.messagePassing, "0*2 2", 3, "there is no CPU 2; this model has CPUs 0 to 1"),
      (.messagePassing, "0*3", 3, "CPU 0 has finished"),
      (.messagePassing, "1*2 0(offset=1)", 3, "CPU 0 has nothing to choose here"),
      (.messagePassing, "9(offset=1)", 1, "there is no CPU 9; this model has CPUs 0 to 1"),
      (.messagePassing, "0 1023(offset=1)", 2, "there is no CPU 1023; this model has CPUs 0 to 1"),
      (.lockedCounter, "0*2 1", 3, "CPU 1 waits for counter lock, held by CPU 0"),
      (.lockedCounter, "0*1000000000", 5, "CPU 0 has finished"),
      (.choice, "0", 1, "CPU 0 must choose offset here: 0(offset=8), 0(offset=9), 0(offset=0xa)"),
      (.choice, "0(offset=7)", 1, "CPU 0 must choose offset here: 0(offset=8), 0(offset=9), 0(offset=0xa)"),
      (.choice, "0(index=8)", 1, "CPU 0 chooses offset here, not index"),
      (.choice, "0(offset=8) 0 0", 3, "CPU 0 must choose again here: 0(again=0), 0(again=1)"),
      (.choice, "v3: 1*2 1(offset=8)", 3, "CPU 1 has finished"),
      (.quietPeriod, "0 2*2", 3, "CPU 2 waits for the readers to leave"),
      (.stopping, "1 0*3", 4, "CPU 0 has stopped at a BUG() and stays there"),
    ])
  func refusals(_ toy: Toy, _ text: String, _ step: Int, _ reason: String) throws {
    let machine = Machine(toy)
    var before = machine.snapshot()
    let refusal = #expect(throws: ScheduleRefusal.self) {
      try machine.run(try Schedule(parsing: text)) { _ in
        before = machine.snapshot()
        return true
      }
    }
    #expect(refusal?.step == step)
    #expect(refusal?.reason == reason)
    #expect(refusal?.description == "step \(step) of the schedule: \(reason)")
    #expect(machine.stepCount == step - 1)
    #expect(machine.snapshot() == before)
    #expect(machine.fingerprint == machine.recomputedFingerprint())
  }

  @Test("what a refusal suggests is a schedule that runs")
  func suggestions() throws {
    for text in ["0(offset=0x8)", "0(offset=0xa) 0 0(again=0)", "0(offset=8) 0 0(again=1)"] {
      try Machine(Toy.choice).run(try Schedule(parsing: text))
    }
  }

  @Test("a schedule stored for another version of the model is refused as a whole")
  func versions() throws {
    let machine = Machine(Toy.choice)
    let refusal = #expect(throws: ScheduleRefusal.self) { try machine.run(try Schedule(parsing: "v2: 1")) }
    #expect(refusal?.step == 0)
    #expect(refusal?.description == "the schedule was stored for version 2 of the model; this is version 3")
    #expect(machine.stepCount == 0)
    try machine.run(try Schedule(parsing: "v3: 1"))
    #expect(machine.stepCount == 1)
  }

  @Test("a single move that is impossible is refused and changes nothing", arguments: [-1, 2, 1000, Int.max, Int.min])
  func impossibleMoves(_ cpu: Int) {
    let machine = Machine(Toy.messagePassing)
    let before = machine.snapshot()
    #expect(throws: MoveRefusal.self) { try machine.step(Move(cpu: cpu)) }
    #expect(throws: MoveRefusal.self) { try machine.step(Move(cpu: cpu, .choose(1))) }
    #expect(machine.snapshot() == before)
    #expect(machine.stepCount == 0)
  }

  @Test("the schedule built from the moves of a run leads to the same state", arguments: Toy.all)
  func recorded(_ toy: Toy) throws {
    for seed in 0..<UInt64(40) {
      let machine = Machine(toy)
      var random = SplitMix64(seed: seed)
      var schedule = Schedule(modelVersion: toy.version)
      while schedule.stepCount < 100, let move = machine.view.moves.randomElement(using: &random) {
        var name: String?
        if case .choosing(let choice, _) = machine.view.status(of: move.cpu) { name = choice }
        schedule.append(move, choosing: name)
        machine.advance(move)
      }
      let again = Machine(toy)
      try again.run(try Schedule(parsing: schedule.description))
      #expect(again.snapshot() == machine.snapshot(), "\(toy.title), seed \(seed): \(schedule)")
    }
  }
}
