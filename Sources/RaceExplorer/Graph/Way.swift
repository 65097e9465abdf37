import RaceMachine

/// A way through a graph from its first state, as moves of named CPUs.
struct Way {
  /// One move of a CPU, which picks value number `alternative` if it has a choice.
  struct Step: Hashable {
    let cpu: Int
    let alternative: Int
  }

  /// The moves.
  private(set) var steps: [Step] = []
  /// The CPU at each position of the state at the end.
  private(set) var cpus: [UInt8]

  /// The way along `moves` of `graph`.
  init(_ graph: StateGraph, along moves: [Int]) {
    cpus = graph.firstCPUs
    for move in moves {
      steps.append(Step(cpu: Int(cpus[Int(graph.positions[move])]), alternative: graph.alternative(of: move)))
      if graph.targets[move] < 0 { break }
      let before = cpus
      for position in before.indices { cpus[graph.position(of: position, after: move)] = before[position] }
    }
  }

  /// The schedule that takes this way in `model`, and then goes round `loop` for ever, whose CPUs are named by their
  /// positions where the way ends.
  func schedule(in model: any Model, loop: [Step] = []) -> Schedule {
    let machine = Machine(model)
    let round = loop.map { Step(cpu: Int(cpus[$0.cpu]), alternative: $0.alternative) }
    return Schedule(items(of: steps, machine), loop: items(of: round, machine))
  }

  private func items(of steps: [Step], _ machine: Machine) -> [Schedule.Item] {
    var schedule = Schedule()
    for step in steps {
      var name: String?
      if case .choosing(let choice, _) = machine.view.status(of: step.cpu) { name = choice }
      let move = machine.move(of: step.cpu, alternative: step.alternative)
      schedule.append(move, choosing: name)
      machine.advance(move)
    }
    return schedule.items
  }
}
