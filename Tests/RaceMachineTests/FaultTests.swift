import RaceMachine
import Testing

@Suite("Seeded faults")
struct FaultTests {
  @Test("with its lock, two increments are never lost; without it, they are")
  func lostUpdate() {
    #expect(violations(of: .lockedCounter).isEmpty)
    #expect(violations(of: .unlockedCounter) == [.toy("the counter is 1 after two increments")])
  }

  @Test(
    "each single line of the increment is needed",
    arguments: ["spin_lock(&lock)", "value = counter", "counter = value + 1", "spin_unlock(&lock)"])
  func everyLineCounts(_ line: String) {
    var deadlocks = 0
    let toy = Toy.lockedCounter(without: line, title: line)
    visitEnds(Machine(toy)) { machine in
      if (0..<machine.cpuCount).contains(where: { machine.view.status(of: $0) != .finished }) { deadlocks += 1 }
    }
    #expect(!violations(of: toy).isEmpty || deadlocks > 0)
  }

  @Test("a removed step keeps its line, and does nothing")
  func removedStep() throws {
    let program = Toy.lockedCounter.program.changing("increment") { $0.removing("counter = value + 1") }
    #expect(program.lines.map(\.name) == Toy.lockedCounter.program.lines.map(\.name))
    var toy = Toy.lockedCounter
    toy.program = program
    let machine = Machine(toy)
    try machine.run(try Schedule(parsing: "0*3 1*3"))
    #expect(machine.view.word(CounterWords.counterAddress) == 0)
  }

  @Test("a step can be replaced by another one, the second of its name too")
  func replacedStep() {
    let region = Region(0, "word")
    var words = Words()
    let place = Place(region, words.place("word", region))
    let procedure = Procedure("twice") {
      Add("word++", place, 1)
      Add("word++", place, 1)
    }
    let changed = procedure.replacing("word++", number: 2) { _ in Add("word += 10", place, 10).step }
    #expect(procedure.steps.map(\.name) == ["word++", "word++"])
    #expect(changed.steps.map(\.name) == ["word++", "word += 10"])
    let machine = Machine(
      Toy(
        title: "twice", map: words.map, program: Program([changed]), tasks: [RaceTask("twice", symmetryClass: 0)]))
    machine.advance(Move(cpu: 0))
    machine.advance(Move(cpu: 0))
    #expect(machine.view.word(Address(1)) == 11)
  }

  @Test("a reference that is not checked for zero lets a freed object be used")
  func unconditionalReference() {
    #expect(violations(of: .refcount).isEmpty)
    var toy = Toy.refcount
    let count = Place(RefcountWords.count, RefcountWords.countAddress)
    toy.program = toy.program.changing("use") {
      $0.replacing("if (!inc_not_zero(count)) return") { Add($0.line, count, 1).step }
    }
    #expect(violations(of: toy).contains(.toy("use after free")))
  }

  @Test("without waiting for readers, the object goes under their hands")
  func missingGracePeriod() {
    #expect(violations(of: .quietPeriod).isEmpty)
    var toy = Toy.quietPeriod
    toy.program = toy.program.changing("remove") { $0.removing("synchronize()") }
    #expect(violations(of: toy) == [.toy("use after free")])
  }

  /// Everything that can go wrong in any run of `toy`.
  private func violations(of toy: Toy) -> Set<Violation> {
    let machine = Machine(toy)
    var found: Set<Violation> = []
    visitAll(machine) { machine in
      let moves = machine.view.moves
      if moves.isEmpty { found.formUnion(toy.finalViolations(machine.view)) }
      for move in moves {
        found.formUnion(machine.advance(move))
        machine.stepBack()
      }
    }
    return found
  }
}
