/// Looks for a short loop in a component that is a livelock: one that comes back to the very same state, and in which
/// everybody takes a step who could do so all the time.
///
/// CPUs are named by their positions where the loop begins.
struct LoopSearch {
  /// Where a loop begins, and what it cost to come there.
  struct Beginning {
    let state: Int
    /// The position of the CPU that moved last; nil before the first step.
    let last: Int?
    let cost: RunCost
  }

  /// What a loop costs, and what is good enough.
  struct Goal {
    /// Whether steps or switches come first.
    let order: RunCost.Order
    /// With what came before the loop it must cost less than this.
    var limit = UInt64.max
    /// How many places may still be looked at.
    var budget: Int
  }

  /// Where a way has come to.
  private struct Place: Hashable {
    var state: Int32
    /// The name of the CPU at each position, as the number of a permutation.
    var names: Int32 = 0
    /// The CPUs, by name, to whom the way has been fair: they took a step, or could not in one of its states.
    var content: UInt64
    /// The name of the CPU that moved last, or one more than all names if nobody has; -1 if that does not matter.
    var last: Int32 = -1
  }

  private let graph: StateGraph
  private let components: Components
  private let allCPUs: UInt64
  private var arrangements: Permutations
  private var known: Set<Place> = []

  init(_ graph: StateGraph, _ components: Components) {
    self.graph = graph
    self.components = components
    allCPUs = graph.order.count == 64 ? .max : 1 << UInt64(graph.order.count) - 1
    arrangements = Permutations(width: graph.order.count)
  }

  /// The best loop that begins there, and what it costs with what came before; nil if it is not good enough.
  mutating func best(from beginning: Beginning, _ goal: inout Goal) -> (steps: [Way.Step], rank: UInt64)? {
    var start = place(beginning)
    if goal.order == .switches { start.last = Int32(beginning.last ?? graph.order.count) }
    let all = allCPUs
    let found = search(from: start, beginning.cost, &goal) {
      $0.content == all && $0.state == start.state && $0.names == start.names
    }
    return found.map { ($0.steps, $0.cost.rank(goal.order)) }
  }

  /// A loop that begins there, found without looking at much: goes on to please somebody until everybody is pleased, then
  /// back.
  mutating func any(from beginning: Beginning) -> [Way.Step] {
    let start = place(beginning)
    let all = allCPUs
    var steps: [Way.Step] = []
    var place = start
    var goal = Goal(order: .steps, budget: .max)
    while steps.isEmpty || place.content != all || place.state != start.state || place.names != start.names {
      let content = place.content
      let found = search(from: place, RunCost(), &goal) {
        content == all ? $0.state == start.state && $0.names == start.names : $0.content != content
      }
      guard let found else { return [] }
      steps += found.steps
      place = found.place
    }
    return steps
  }

  private func place(_ beginning: Beginning) -> Place {
    Place(state: Int32(beginning.state), content: allCPUs & ~graph.runnable(in: beginning.state))
  }

  private struct Found {
    let place: Place
    let steps: [Way.Step]
    let cost: RunCost
  }

  /// The best way to a place that is as wanted; it takes a step at least.
  private mutating func search(
    from start: Place, _ cost: RunCost, _ goal: inout Goal, _ isWanted: (Place) -> Bool
  ) -> Found? {
    /// A place, the one before it in `trail`, and the step between them.
    typealias Arrival = (place: Place, before: Int, step: Way.Step)
    var trail: [Arrival] = []
    var queue = SwitchQueue<Arrival>()
    let component = components.numbers[Int(start.state)]
    let lasts = 0..<graph.order.count
    known = []
    var next: (item: Arrival, cost: RunCost)? = ((start, -1, Way.Step(cpu: 0, alternative: 0)), cost)
    while let (arrival, cost) = next {
      defer { next = queue.popFirst() }
      if cost.rank(goal.order) >= goal.limit || goal.budget <= 0 { return nil }
      if !trail.isEmpty {
        if isWanted(arrival.place) {
          var steps = [arrival.step]
          var before = arrival.before
          while before > 0 {
            steps.append(trail[before].step)
            before = trail[before].before
          }
          return Found(place: arrival.place, steps: steps.reversed(), cost: cost)
        }
        guard known.insert(arrival.place).inserted else { continue }
      }
      trail.append(arrival)
      goal.budget -= 1
      let names = arrangements.image(Int(arrival.place.names))
      for move in graph.moves(of: Int(arrival.place.state)) where components.stays(graph.targets[move], component) {
        let cpu = Int(names[Int(graph.positions[move])])
        let reached = place(after: move, arrival.place, names)
        if known.contains(reached) { continue }
        let isSwitch = lasts.contains(Int(arrival.place.last)) && Int(arrival.place.last) != cpu
        queue.append(
          (reached, trail.count - 1, Way.Step(cpu: cpu, alternative: graph.alternative(of: move))),
          RunCost(steps: cost.steps + 1, switches: cost.switches + (isSwitch ? 1 : 0)))
      }
    }
    return nil
  }

  private mutating func place(after move: Int, _ before: Place, _ names: [UInt8]) -> Place {
    var place = before
    let target = Int(graph.targets[move])
    let mover = names[Int(graph.positions[move])]
    place.state = Int32(target)
    place.content |= 1 << UInt64(mover)
    if place.last >= 0 { place.last = Int32(mover) }
    let runnable = graph.runnable(in: target)
    if graph.order.isFixed {
      place.content |= allCPUs & ~runnable
      return place
    }
    var after = names
    for position in names.indices { after[graph.position(of: position, after: move)] = names[position] }
    graph.order.settle(&after, ties: graph.ties[target])
    for (position, name) in after.enumerated() where runnable & 1 << UInt64(position) == 0 {
      place.content |= 1 << UInt64(name)
    }
    place.names = Int32(arrangements.number(of: after))
    return place
  }
}
