/// Looks for a short loop in a component that is a livelock: one that comes back to the very same state, and in which
/// everybody takes a step who could do so all the time.
///
/// CPUs are named by their positions where the loop begins.
struct LoopSearch {
  /// Where a way has come to.
  private struct Place: Hashable {
    let state: Int32
    /// The name of the CPU at each position, as the number of a permutation.
    let names: Int32
    /// The CPUs, by name, to whom the way has been fair: they took a step, or could not in one of its states.
    let content: UInt64
  }

  private let graph: StateGraph
  private let components: Components
  private var arrangements: Permutations
  private var places: [Place] = []
  /// For each place the one before it, and the step between them.
  private var cameFrom: [(place: Int, step: Way.Step)] = []
  private var known: Set<Place> = []

  init(_ graph: StateGraph, _ components: Components) {
    self.graph = graph
    self.components = components
    arrangements = Permutations(width: graph.order.count)
  }

  /// A shortest loop that begins in `state`, if it has at most `limit` steps.
  ///
  /// - Parameter budget: how many places may be looked at; goes down.
  mutating func shortest(from state: Int, atMost limit: Int, budget: inout Int) -> [Way.Step]? {
    let start = beginning(state)
    let all = allCPUs
    return search(from: start, atMost: limit, budget: &budget) {
      $0.content == all && $0.state == start.state && $0.names == start.names
    }?.steps
  }

  /// A loop that begins in `state`, found without looking at much: goes on to please somebody until everybody is pleased,
  /// then back.
  mutating func any(from state: Int) -> [Way.Step] {
    let start = beginning(state)
    var steps: [Way.Step] = []
    var place = start
    var budget = Int.max
    while place.content != allCPUs || steps.isEmpty || place.state != start.state || place.names != start.names {
      let (content, all) = (place.content, allCPUs)
      let found = search(from: place, atMost: .max, budget: &budget) {
        content == all ? $0.state == start.state && $0.names == start.names : $0.content != content
      }
      guard let found else { return [] }
      steps += found.steps
      place = found.place
    }
    return steps
  }

  private var allCPUs: UInt64 { graph.order.count == 64 ? .max : 1 << UInt64(graph.order.count) - 1 }

  private func beginning(_ state: Int) -> Place {
    Place(state: Int32(state), names: 0, content: allCPUs & ~graph.runnable(in: state))
  }

  /// Breadth first to the nearest place that is a goal; it takes a step at least.
  private mutating func search(
    from start: Place, atMost limit: Int, budget: inout Int, _ isGoal: (Place) -> Bool
  ) -> (place: Place, steps: [Way.Step])? {
    places = [start]
    cameFrom = [(-1, Way.Step(cpu: 0, alternative: 0))]
    known = []
    var next = 0
    var level = (length: 0, end: 1)
    while next < places.count {
      if next == level.end { level = (level.length + 1, places.count) }
      if level.length == limit { return nil }
      let place = places[next]
      let names = arrangements.image(Int(place.names))
      let component = components.numbers[Int(place.state)]
      for move in graph.moves(of: Int(place.state)) where components.stays(graph.targets[move], component) {
        let reached = self.place(after: move, place, names)
        guard known.insert(reached).inserted else { continue }
        places.append(reached)
        cameFrom.append(
          (next, Way.Step(cpu: Int(names[Int(graph.positions[move])]), alternative: graph.alternative(of: move))))
        if isGoal(reached) { return (reached, steps(to: places.count - 1)) }
        budget -= 1
        if budget <= 0 { return nil }
      }
      next += 1
    }
    return nil
  }

  private mutating func place(after move: Int, _ before: Place, _ names: [UInt8]) -> Place {
    let target = Int(graph.targets[move])
    var content = before.content | 1 << UInt64(names[Int(graph.positions[move])])
    let runnable = graph.runnable(in: target)
    if graph.order.isFixed {
      return Place(state: Int32(target), names: 0, content: content | allCPUs & ~runnable)
    }
    var after = names
    for position in names.indices { after[graph.position(of: position, after: move)] = names[position] }
    graph.order.settle(&after, ties: graph.ties[target])
    for (position, name) in after.enumerated() where runnable & 1 << UInt64(position) == 0 {
      content |= 1 << UInt64(name)
    }
    return Place(state: Int32(target), names: Int32(arrangements.number(of: after)), content: content)
  }

  private func steps(to index: Int) -> [Way.Step] {
    var steps: [Way.Step] = []
    var index = index
    while index > 0 {
      steps.append(cameFrom[index].step)
      index = cameFrom[index].place
    }
    return steps.reversed()
  }
}
