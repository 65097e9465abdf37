/// Runs to violations with the fewest context switches, the shortest among those.
///
/// A search among *stands*: a state together with the CPU that moved last. A move of the same CPU costs nothing but its
/// step, any other one a switch.
struct FewestSwitches {
  /// A stand that is reached, and how.
  private struct Arrival {
    let stand: Int
    let move: UInt32
    let last: UInt8
  }

  /// The best run to a violation.
  private struct Best {
    var rank = UInt64.max
    var stand = beginning
    /// The move that breaks the promise; nil where nobody can go on.
    var move: Int?
  }

  /// A way to the beginning of a loop.
  struct Stem {
    let stand: Int
    let cost: RunCost
  }

  private let graph: StateGraph
  private let cpuCount: Int
  /// For each stand the move that led there; `.max` until it is settled.
  private var cameBy: ContiguousArray<UInt32>
  /// For each stand the position, in the state before, of the CPU that had moved last.
  private var lastBefore: ContiguousArray<UInt8>
  private var isQueued: ContiguousArray<Bool>
  private var bests: [Best]
  private var queue = SwitchQueue<Arrival>()
  /// The ways to all stands that were to be noted, the best one first.
  private(set) var stems: ContiguousArray<Stem> = []

  /// Stands for the CPU that moved before the first step, and for the stand there.
  private static let nobody: UInt8 = 255
  static let beginning = -1

  /// Bytes that a search through `graph` may take.
  static func bytes(for graph: StateGraph) -> Int { graph.count * graph.order.count * 40 }

  /// Searches until every violation of `graph` has its best run; through everything if there are `loops`, whose states
  /// it notes.
  init(_ graph: StateGraph, _ loops: LivelockSearch? = nil) {
    self.graph = graph
    cpuCount = graph.order.count
    let stands = graph.count * cpuCount
    cameBy = ContiguousArray(repeating: .max, count: stands)
    lastBefore = ContiguousArray(repeating: Self.nobody, count: stands)
    isQueued = ContiguousArray(repeating: false, count: stands)
    bests = Array(repeating: Best(), count: graph.violations.count)
    let loops = loops?.hasLivelock == true ? loops : nil
    var worst = loops == nil ? bests.map(\.rank).max() ?? 0 : .max
    if worst == 0 { return }
    if let loops, loops.isInLoop(graph.first) { stems.append(Stem(stand: Self.beginning, cost: RunCost())) }
    expand(graph.first, Self.nobody, RunCost())
    while let (arrival, cost) = queue.popFirst() {
      if cameBy[arrival.stand] != .max { continue }
      cameBy[arrival.stand] = arrival.move
      lastBefore[arrival.stand] = arrival.last
      if cost.rank(.switches) >= worst { break }
      let state = arrival.stand / cpuCount
      if expand(state, UInt8(truncatingIfNeeded: arrival.stand % cpuCount), cost), loops == nil {
        worst = bests.map(\.rank).max() ?? 0
      }
      if let loops, loops.isInLoop(state) { stems.append(Stem(stand: arrival.stand, cost: cost)) }
    }
  }

  /// Looks at all moves from a state that is reached at `cost`, and where the CPU at position `last` has moved last.
  /// Returns whether one of them, or the end, is the best way yet to break a promise.
  @discardableResult
  private mutating func expand(_ state: Int, _ last: UInt8, _ cost: RunCost) -> Bool {
    let moves = graph.moves(of: state)
    var isBetter = false
    if moves.isEmpty, let violation = graph.badEnd(in: state) {
      isBetter = note(violation, Best(rank: cost.rank(.switches), stand: stand(state, last), move: nil))
    }
    for move in moves {
      let isSwitch = last != Self.nobody && graph.positions[move] != last
      let target = graph.targets[move]
      let total = RunCost(steps: cost.steps &+ 1, switches: cost.switches &+ (isSwitch ? 1 : 0))
      if target < 0 {
        let best = Best(rank: total.rank(.switches), stand: stand(state, last), move: move)
        if note(Int(~target), best) { isBetter = true }
        continue
      }
      let reached = Int(target) &* cpuCount &+ graph.position(of: Int(graph.positions[move]), after: move)
      if cameBy[reached] != .max || isSwitch && isQueued[reached] { continue }
      // The first one that comes by a switch is the best of those.
      if isSwitch { isQueued[reached] = true }
      queue.append(Arrival(stand: reached, move: UInt32(truncatingIfNeeded: move), last: last), total)
    }
    return isBetter
  }

  private func stand(_ state: Int, _ last: UInt8) -> Int {
    last == Self.nobody ? Self.beginning : state * cpuCount + Int(last)
  }

  private mutating func note(_ violation: Int, _ run: Best) -> Bool {
    if run.rank >= bests[violation].rank { return false }
    bests[violation] = run
    return true
  }

  /// The moves of the best run to a violation.
  func moves(toViolation violation: Int) -> [Int] {
    moves(to: bests[violation].stand) + (bests[violation].move.map { [$0] } ?? [])
  }

  /// The moves of the best way to a stand.
  func moves(to stand: Int) -> [Int] {
    var moves: [Int] = []
    var stand = stand
    while stand != Self.beginning {
      moves.append(Int(cameBy[stand]))
      let last = lastBefore[stand]
      stand = self.stand(graph.source(of: moves[moves.count - 1]), last)
    }
    return moves.reversed()
  }
}
