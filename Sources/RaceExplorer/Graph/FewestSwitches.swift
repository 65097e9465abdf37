/// Runs to violations with the fewest context switches, the shortest among those.
///
/// A search among *stands*: a state together with the CPU that moved last. A move of the same CPU costs nothing but its
/// step, any other one a switch. All stands that take so many switches are settled, those of fewer steps first, before
/// those that take one more.
struct FewestSwitches {
  /// What a run costs.
  private struct Cost: Comparable {
    var switches: Int32
    var steps: Int32

    static func < (left: Cost, right: Cost) -> Bool {
      left.switches != right.switches ? left.switches < right.switches : left.steps < right.steps
    }

    static let infinite = Cost(switches: .max, steps: .max)
  }

  /// A stand that is reached, and how.
  private struct Arrival {
    let stand: Int
    let steps: Int32
    let move: UInt32
    let last: UInt8
  }

  /// The best run to a violation.
  private struct Best {
    var cost = Cost.infinite
    var stand = 0
    /// The move that breaks the promise; nil where nobody can go on.
    var move: Int?
  }

  private let graph: StateGraph
  private let cpuCount: Int
  /// For each stand the move that led there; `.max` until it is settled.
  private var cameBy: ContiguousArray<UInt32>
  /// For each stand the position, in the state before, of the CPU that had moved last.
  private var lastBefore: ContiguousArray<UInt8>
  private var isQueued: ContiguousArray<Bool>
  private var bests: [Best]
  private var best = Cost.infinite
  /// Arrivals in order of steps: of this layer, by a switch and without one, and of the next.
  private var entries: ContiguousArray<Arrival> = []
  private var goingOn: ContiguousArray<Arrival> = []
  private var later: ContiguousArray<Arrival> = []

  /// Stands for the CPU that moved before the first step.
  private static let nobody: UInt8 = 255

  /// Bytes that a search through `graph` may take.
  static func bytes(for graph: StateGraph) -> Int { graph.count * graph.order.count * 30 }

  /// Searches until every violation of `graph` has its best run.
  init(_ graph: StateGraph) {
    self.graph = graph
    cpuCount = graph.order.count
    let stands = graph.count * cpuCount
    cameBy = ContiguousArray(repeating: .max, count: stands)
    lastBefore = ContiguousArray(repeating: Self.nobody, count: stands)
    isQueued = ContiguousArray(repeating: false, count: stands)
    bests = Array(repeating: Best(), count: graph.violations.count)
    guard !bests.isEmpty else { return }
    expand(graph.first, Self.nobody, Cost(switches: 0, steps: 0))
    var layer: Int32 = 0
    while best > Cost(switches: layer, steps: 0), !(goingOn.isEmpty && entries.isEmpty) {
      settle(layer)
      entries = later
      goingOn.removeAll(keepingCapacity: true)
      later.removeAll(keepingCapacity: true)
      layer += 1
    }
  }

  /// Settles all stands that take so many switches.
  private mutating func settle(_ layer: Int32) {
    var (nextEntry, nextGoingOn) = (0, 0)
    while true {
      let arrival: Arrival
      if nextGoingOn < goingOn.count,
        nextEntry == entries.count || goingOn[nextGoingOn].steps <= entries[nextEntry].steps
      {
        arrival = goingOn[nextGoingOn]
        nextGoingOn += 1
      } else if nextEntry < entries.count {
        arrival = entries[nextEntry]
        nextEntry += 1
      } else {
        return
      }
      if cameBy[arrival.stand] != .max { continue }
      cameBy[arrival.stand] = arrival.move
      lastBefore[arrival.stand] = arrival.last
      let cost = Cost(switches: layer, steps: arrival.steps)
      if cost >= best { return }
      expand(arrival.stand / cpuCount, UInt8(truncatingIfNeeded: arrival.stand % cpuCount), cost)
    }
  }

  /// Looks at all moves from a state that is reached at `cost`, and where the CPU at position `last` has moved last.
  private mutating func expand(_ state: Int, _ last: UInt8, _ cost: Cost) {
    let moves = graph.moves(of: state)
    if moves.isEmpty, let violation = graph.badEnd(in: state) {
      note(violation, Best(cost: cost, stand: stand(state, last), move: nil))
    }
    for move in moves {
      let isSwitch = last != Self.nobody && graph.positions[move] != last
      let target = graph.targets[move]
      if target < 0 {
        let total = Cost(switches: cost.switches + (isSwitch ? 1 : 0), steps: cost.steps + 1)
        note(Int(~target), Best(cost: total, stand: stand(state, last), move: move))
        continue
      }
      let reached = Int(target) &* cpuCount &+ graph.position(of: Int(graph.positions[move]), after: move)
      if cameBy[reached] != .max || isSwitch && isQueued[reached] { continue }
      let arrival = Arrival(
        stand: reached, steps: cost.steps &+ 1, move: UInt32(truncatingIfNeeded: move), last: last)
      if isSwitch {
        isQueued[reached] = true
        later.append(arrival)
      } else {
        goingOn.append(arrival)
      }
    }
  }

  /// The number of a stand; -1 at the very beginning.
  private func stand(_ state: Int, _ last: UInt8) -> Int {
    last == Self.nobody ? -1 : state * cpuCount + Int(last)
  }

  private mutating func note(_ violation: Int, _ run: Best) {
    guard run.cost < bests[violation].cost else { return }
    bests[violation] = run
    best = bests.map(\.cost).max() ?? .infinite
  }

  /// The moves of the best run to a violation.
  func moves(toViolation violation: Int) -> [Int] {
    var moves = bests[violation].move.map { [$0] } ?? []
    var stand = bests[violation].stand
    while stand >= 0 {
      moves.append(Int(cameBy[stand]))
      let last = lastBefore[stand]
      stand = self.stand(graph.source(of: moves[moves.count - 1]), last)
    }
    return moves.reversed()
  }
}
