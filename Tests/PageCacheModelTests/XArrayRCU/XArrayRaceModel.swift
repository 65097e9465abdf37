@testable import PageCacheModel
@testable import RaceMachine

/// CPUs that work on one small array: 4 slots a node, as in the teaching geometry.
struct XArrayRaceModel: Model {
  let title = "XArray race"
  let version = 1
  let map: MemoryMap
  let program: Program
  let tasks: [RaceTask]
  let registers: [Field]
  let memory: XArrayMemory
  /// What the CPUs found, one word each.
  let results: ObjectRow
  let entries: [(index: Word, entry: Word)]

  static let resultRegion = Region(63, "results", .ghost)
  static let nodeCount = 6

  /// `tasks` name procedures and their arguments after the array; `result` of CPU n goes to word n of the results.
  init(
    _ entries: [(index: Word, entry: Word)], tasks: [(name: String, arguments: [Word])],
    more: (XArrayProcedures) -> [Procedure] = { _ in [] },
    change: (Program) -> Program = { $0 }
  ) {
    var map = MemoryMap()
    memory = XArrayMemory(in: &map, chunkShift: 2, arrayCount: 1, nodeCount: Self.nodeCount)
    results = map.place("results", fields: [Field("found", Self.resultRegion, .hex, length: max(1, tasks.count))])
    self.map = map
    registers = CPURegister.fields(nodeCount: Self.nodeCount)
    let procedures = XArrayProcedures(memory: memory)
    let (array, results) = (memory.array(0), results[0])
    let runners = Set(tasks.map { "\($0.name)/\($0.arguments.count)" }).sorted().map { key in
      let parts = key.split(separator: "/")
      return Self.runner(String(parts[0]), argumentCount: Int(parts[1])!, array, results)
    }
    program = change(Program(procedures.all + more(procedures) + runners))
    self.tasks = tasks.enumerated().map { number, task in
      RaceTask("run \(task.name)", [Word(number)] + task.arguments, symmetryClass: number)
    }
    self.entries = entries
  }

  func prepare(_ setup: inout Setup) {
    for (index, entry) in entries { setup.run("xa_store", memory.array(0), index, entry) }
  }

  private static func runner(
    _ name: String, argumentCount: Int, _ array: Word, _ results: Address
  ) -> Procedure {
    var frame = Frame()
    let number = frame.argument("number")
    let arguments = (0..<argumentCount).map { frame.argument("argument \($0)") }
    let result = frame.local("result")
    let operands: [Operand] = [.constant(array)] + arguments.map { .local($0) }
    let call = Step(name, .call(name, operands, when: nil)) { context, value in
      context[result] = value
      return .next
    }
    return Procedure("run \(name)", frame) {
      call
      Pause("keep the result") { context, _ in
        context.poke(results + Int(context[number]), resultRegion, context[result])
        return .back(0)
      }.touching([resultRegion])
    }
  }
}

/// A model under way, with words for what the tests ask.
struct XArrayRace {
  let model: XArrayRaceModel
  let machine: Machine

  init(_ model: XArrayRaceModel) {
    self.model = model
    machine = Machine(model)
  }

  /// The line on which `cpu` rests, without indentation.
  func line(of cpu: Int) -> String? {
    machine.view.nextLine(of: cpu).map { machine.program.lines[$0].name }
  }

  /// Steps `cpu` until it rests on `line` for the `count`th time; to its end without one. Returns what went wrong.
  @discardableResult
  func run(_ cpu: Int, until line: String? = nil, count: Int = 1) -> [Violation] {
    var violations: [Violation] = []
    var seen = 0
    while machine.view.status(of: cpu) == .ready {
      if let line, self.line(of: cpu) == line {
        seen += 1
        if seen == count { return violations }
      }
      violations += machine.advance(Move(cpu: cpu))
    }
    return violations
  }

  /// What CPU `cpu` found.
  func result(of cpu: Int) -> Word { machine.view.word(model.results[0] + cpu) }

  /// What became of each node.
  var lives: [Word] {
    (0..<model.memory.nodes.count).map { machine.view.word(model.memory.nodes[$0] + XArrayMemory.Node.life) }
  }

  /// The entry of `index`, read from the tree without any step.
  func entry(at index: Word) -> Word {
    var entry = machine.view.word(model.memory.arrays[0] + XArrayMemory.Array.head)
    if !XAEntry.isNode(entry) { return index == 0 ? entry : 0 }
    while XAEntry.isNode(entry) {
      let node = KernelPointer.address(XAEntry.toNode(entry))
      let slot = index >> machine.view.word(node + XArrayMemory.Node.shift)
      if slot >= 4, node == KernelPointer.address(XAEntry.toNode(head)) { return 0 }
      entry = machine.view.word(node + (XArrayMemory.Node.slots + Int(slot & 3)))
    }
    return entry
  }

  private var head: Word { machine.view.word(model.memory.arrays[0] + XArrayMemory.Array.head) }

  /// Runs every interleaving. Calls `atEnd` wherever nobody can go on, and returns the promises broken on the way.
  func explore(atEnd: () -> Void = {}) -> (states: Int, violations: Set<Violation>) {
    var seen: Set<Fingerprint> = [machine.fingerprint]
    var broken: Set<Violation> = []
    func visit() {
      let moves = machine.view.moves
      if moves.isEmpty { atEnd() }
      for move in moves {
        let violations = machine.advance(move)
        broken.formUnion(violations)
        if violations.isEmpty, seen.insert(machine.fingerprint).inserted { visit() }
        machine.stepBack()
      }
    }
    visit()
    return (seen.count, broken)
  }
}
