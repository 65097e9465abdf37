import RaceMachine
import Testing

@Suite("One access a step")
struct AccessRuleTests {
  @Test("a step touches the word that it announced, in the way that it announced", arguments: Toy.all)
  func plannedAndMade(_ toy: Toy) throws {
    var accesses = 0
    try visitAll(Machine(toy)) { machine in
      for move in machine.view.moves {
        let plan = try #require(machine.view.plannedAccess(of: move.cpu))
        let event = try machine.step(move)
        defer { machine.stepBack() }
        if let access = event.access {
          accesses += 1
          try #require(plan.address == access.address, "\(toy.title): \(move)")
          try #require(plan.kind == access.kind, "\(toy.title): \(move)")
        } else {
          let wild = event.violations.contains { $0.kind == "wild-access" }
          try #require(plan.address == nil || wild, "\(toy.title): \(move)")
        }
      }
    }
    #expect(accesses > 0)
  }

  @Test("shared memory outside the announced word and the declared regions does not change", arguments: Toy.all)
  func nothingElseChanges(_ toy: Toy) throws {
    let shared = toy.map.wordCount
    try visitAll(Machine(toy)) { machine in
      for move in machine.view.moves {
        let plan = try #require(machine.view.plannedAccess(of: move.cpu))
        let before = machine.snapshot()
        machine.advance(move)
        let after = machine.snapshot()
        machine.stepBack()
        for word in 0..<shared where before[word] != after[word] {
          let region = toy.map.region(of: Address(word))
          let announced = plan.address == Address(word) && plan.kind.writes
          try #require(
            announced || plan.besides.contains(region) || region.nature == .guarded,
            "\(toy.title): \(move) changed \(toy.map.name(of: Address(word)))")
        }
      }
    }
  }

  @Test("a step leaves the other CPUs alone, but for registers of declared regions", arguments: Toy.all)
  func othersStay(_ toy: Toy) throws {
    visitAll(Machine(toy)) { machine in
      for move in machine.view.moves {
        let others = (0..<machine.cpuCount).filter { $0 != move.cpu }
        let before = others.map { machine.view.frames(of: $0).map(\.values) }
        machine.advance(move)
        #expect(others.map { machine.view.frames(of: $0).map(\.values) } == before, "\(toy.title): \(move)")
        machine.stepBack()
      }
    }
  }

  @Test("the values of an event are those of memory before and after", arguments: Toy.all)
  func eventValues(_ toy: Toy) throws {
    try visitAll(Machine(toy)) { machine in
      for move in machine.view.moves {
        let before = machine.snapshot()
        let event = try machine.step(move)
        let after = machine.snapshot()
        machine.stepBack()
        guard let access = event.access else { continue }
        #expect(access.old == before[access.address.index])
        #expect(access.new == after[access.address.index])
        #expect(access.kind.writes || access.old == access.new)
      }
    }
  }

  @Test("ghost work of a prologue runs once, with the step that it was asked for")
  func prologue() throws {
    let machine = Machine(Toy.ghostPrologue)
    #expect(machine.view.plannedAccess(of: 0)?.besides.contains(GhostWords.history) == true)
    machine.advance(Move(cpu: 1))
    #expect(machine.view.word(GhostWords.historyAddress) == 1)
    machine.advance(Move(cpu: 0))
    #expect(machine.view.register(0, of: 0) == 0)
    #expect(machine.view.register(1, of: 0) == 2)
    #expect(machine.view.register(1, of: 2) == 0, "the other reader has not begun")
    machine.stepBack()
    #expect(machine.view.register(0, of: 0) == 1)
    #expect(machine.view.register(1, of: 0) == 0)
  }
}
