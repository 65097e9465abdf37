import RaceMachine

/// Finds short runs that never end although their scheduler is fair.
struct LivelockSearch {
  /// How many places are looked at for a better loop.
  private static let effort = 100_000

  private let graph: StateGraph
  private let components: Components
  /// For each component whether it is a livelock.
  private let isLivelock: ContiguousArray<Bool>
  /// Whether there is one.
  let hasLivelock: Bool

  init(_ graph: StateGraph, _ components: Components) {
    self.graph = graph
    self.components = components
    var fairness = Fairness(graph, components)
    isLivelock = ContiguousArray((0..<components.count).map { fairness.isLivelock($0) })
    hasLivelock = isLivelock.contains(true)
  }

  /// Whether a state is in a livelock.
  @inline(__always)
  func isInLoop(_ state: Int) -> Bool { isLivelock[Int(components.numbers[state])] }

  /// A run of few steps, those before the loop and one round of it; shorter than `known` or nil.
  func shortest(in model: any Model, _ runs: ShortestRuns, known: Counterexample?) -> Schedule? {
    let states = (0..<graph.count).filter(isInLoop).sorted { (runs.distances[$0], $0) < (runs.distances[$1], $1) }
    let beginnings = states.lazy.map { state in
      LoopSearch.Beginning(state: state, last: nil, cost: RunCost(steps: Int(runs.distances[state])))
    }
    let limit = known.map { RunCost(steps: $0.steps).rank(.steps) }
    return best(beginnings, by: .steps, below: limit ?? .max).map { index, loop in
      Way(graph, along: runs.moves(to: states[index])).schedule(in: model, loop: loop)
    }
  }

  /// A run of few context switches.
  func fewestSwitches(in model: any Model, _ runs: FewestSwitches) -> Schedule? {
    let count = graph.order.count
    let beginnings = runs.stems.lazy.map { stem in
      stem.stand == FewestSwitches.beginning
        ? LoopSearch.Beginning(state: graph.first, last: nil, cost: stem.cost)
        : LoopSearch.Beginning(state: stem.stand / count, last: stem.stand % count, cost: stem.cost)
    }
    return best(beginnings, by: .switches).map { index, loop in
      Way(graph, along: runs.moves(to: runs.stems[index].stand)).schedule(in: model, loop: loop)
    }
  }

  /// The best loop, and the number of the place where it begins. `beginnings` are in order of their costs.
  private func best(
    _ beginnings: some Collection<LoopSearch.Beginning>, by order: RunCost.Order, below known: UInt64 = .max
  ) -> (index: Int, loop: [Way.Step])? {
    var best: (index: Int, loop: [Way.Step])?
    var search = LoopSearch(graph, components)
    var goal = LoopSearch.Goal(order: order, limit: known, budget: Self.effort)
    for (index, beginning) in beginnings.enumerated() {
      if goal.budget <= 0 || beginning.cost.rank(order) >= goal.limit { break }
      if let (loop, rank) = search.best(from: beginning, &goal) {
        best = (index, loop)
        goal.limit = rank
      } else if best == nil, known == .max {
        best = (index, search.any(from: beginning))
      }
    }
    return best
  }
}
