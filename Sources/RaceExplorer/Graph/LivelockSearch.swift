import RaceMachine

/// Finds a short run that never ends although its scheduler is fair.
struct LivelockSearch {
  /// How many places are looked at for a shorter loop.
  private static let effort = 300_000

  private let graph: StateGraph
  private let components: Components
  private let livelocks: [Int]

  init(_ graph: StateGraph, _ components: Components) {
    self.graph = graph
    self.components = components
    var fairness = Fairness(graph, components)
    livelocks = fairness.livelocks()
  }

  /// Whether there is one.
  var hasLivelock: Bool { !livelocks.isEmpty }

  /// A run of few steps, those before the loop and one round of it; nil if there is none.
  func schedule(in model: any Model, _ runs: ShortestRuns) -> Schedule? {
    let states = livelocks.flatMap { components.states(of: $0) }.map { (runs.distances[Int($0)], $0) }.sorted(by: <)
    var best: (state: Int, loop: [Way.Step], total: Int)?
    var search = LoopSearch(graph, components)
    var budget = Self.effort
    for (distance, state) in states {
      let limit = best.map { $0.total - Int(distance) - 1 } ?? .max
      if limit <= 0 || budget <= 0 { break }
      var loop = search.shortest(from: Int(state), atMost: limit, budget: &budget)
      if loop == nil, best == nil { loop = search.any(from: Int(state)) }
      if let loop { best = (Int(state), loop, Int(distance) + loop.count) }
    }
    return best.map { Way(graph, along: runs.moves(to: $0.state)).schedule(in: model, loop: $0.loop) }
  }
}
