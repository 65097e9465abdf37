import RaceMachine
import Testing

/// What a CPU may do from now on, and what gets in the way of its next step.
@Suite("Independence")
struct IndependenceTests {
  @Test(
    "a step that nothing of what another CPU may still do can meet leads to the same state before and after it",
    arguments: Toy.all)
  func sound(_ toy: Toy) throws {
    try visitAll(Machine(toy)) { machine in
      for first in machine.view.moves {
        let danger = machine.danger(toNextStepOf: first.cpu, machine.standing(of: first.cpu))
        for second in machine.view.moves where second.cpu != first.cpu {
          if machine.mayDo(danger, second.cpu) { continue }
          let forth = try state(after: [first, second], of: machine)
          let back = try state(after: [second, first], of: machine)
          try #require(forth == back, "\(toy.title): \(first) and \(second)")
        }
      }
    }
  }

  /// nil where the second move was not possible any more, or a promise was broken.
  private func state(after moves: [Move], of machine: Machine) throws -> [Word] {
    for move in moves {
      try #require(machine.view.moves.contains(move), "\(move) was disabled")
      machine.advance(move)
    }
    defer { for _ in moves { machine.stepBack() } }
    return machine.snapshot()
  }

  private static let word = Region(0, "word")
  private static let ghost = Region(1, "ghost", .ghost)

  /// A machine on which CPU 0 runs `first` and CPU 1 runs `second`.
  private func machine(
    _ first: [Procedure.Element], _ second: [Procedure.Element], registers: [Field] = []
  ) -> (Machine, mayInterfere: Bool) {
    var words = Words()
    _ = words.place("word", Self.word)
    _ = words.place("ghost", Self.ghost)
    let machine = Machine(
      Toy(
        title: "two", map: words.map, program: Program([Procedure("first") { first }, Procedure("second") { second }]),
        tasks: [RaceTask("first", symmetryClass: 0), RaceTask("second", symmetryClass: 1)],
        registers: [Field("armed", Self.ghost)] + registers))
    let danger = machine.danger(toNextStepOf: 0, machine.standing(of: 0))
    return (machine, machine.mayDo(danger, 1))
  }

  private var place: Place { Place(Self.word, Address(1)) }

  @Test("a step that tests other bits than the ones that change is not concerned")
  func bits() {
    let head = Load("head ?", place.only(1)) { _, bits in bits > 1 ? .halt : .next }
    #expect(!machine([head.element], [SetBits("set bit 1", place, 2).element]).mayInterfere)
    #expect(machine([head.element], [SetBits("set bit 0", place, 1).element]).mayInterfere)
    #expect(machine([head.element], [Store("word = 2", place, 2).element]).mayInterfere)
  }

  @Test("a step sees only the bits that it tests")
  func masked() {
    var seen: [Word] = []
    var words = Words()
    _ = words.place("word", Self.word)
    let machine = Machine(
      Toy(
        title: "masked", map: words.map,
        program: Program([
          Procedure("look") { Load("bit 2 ?", place.only(4)) { _, bits in .back(bits) } }
        ]),
        tasks: [RaceTask("look", symmetryClass: 0)], preparation: { $0.set(Address(1), 7) }))
    seen.append(contentsOf: (try? machine.step(Move(cpu: 0)))?.access.map { [$0.old] } ?? [])
    #expect(seen == [7], "people see the whole word")
  }

  @Test("what is touched only under a condition counts only when it holds")
  func conditions() {
    func step(_ condition: Word) -> [Procedure.Element] {
      [Pause("judge").step.touching(Besides(touches: [Self.ghost]), when: { _ in condition }).element]
    }
    let other = Pause("remember").step.touching([Self.ghost]).element
    #expect(!machine(step(0), [other]).mayInterfere)
    #expect(machine(step(1), [other]).mayInterfere)
  }

  @Test("registers of one's own do not meet those of others; those of anybody do")
  func own() {
    let mine = Pause("mine").step.touchingOwn([Self.ghost]).element
    #expect(!machine([mine], [mine]).mayInterfere)
    #expect(machine([mine], [Pause("all").step.touching([Self.ghost]).element]).mayInterfere)
  }

  @Test("what lies behind a step that returns is no future; what lies behind a label is")
  func future() {
    let load = Load("look", place) { _, _ in .next }.element
    let store = Store("word = 1", place, 1).element
    let leave = Pause("leave") { _, _ in .back(0) }
    #expect(!machine([load], [leave.returning().element, store]).mayInterfere)
    #expect(machine([load], [leave.element, store]).mayInterfere)
    #expect(machine([load], [Pause("on").element, store]).mayInterfere)
  }

  @Test("a body that leads elsewhere than its step declares is a defect")
  func exits() async {
    await #expect(processExitsWith: .failure) {
      Defect.run(Procedure("defect") { Pause("on") { _, _ in .back(0) }.goingOn() })
    }
    await #expect(processExitsWith: .failure) {
      Defect.run(Procedure("defect") { Pause("back") { _, _ in .next }.returning() })
    }
  }
}

extension Machine {
  /// Whether `cpu` may do something from now on that is a danger.
  fileprivate func mayDo(_ danger: Danger, _ cpu: Int) -> Bool {
    danger.isAmong(standing(of: cpu).future) { mayTouch($0, cpu) }
  }
}
