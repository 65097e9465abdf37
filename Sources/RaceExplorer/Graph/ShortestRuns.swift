/// The fewest steps to every state and to every violation: breadth first.
struct ShortestRuns {
  /// For each state the steps before it.
  let distances: ContiguousArray<Int32>
  /// For each violation, by number, the steps of a shortest run to it.
  let lengths: [Int]
  private let graph: StateGraph
  /// For each state the move by which it was reached first.
  private let cameBy: ContiguousArray<UInt32>
  /// For each violation the last move, or the state in which the run ends.
  private let finals: [Final]

  private enum Final {
    case none
    case move(Int)
    case end(Int)
  }

  /// Searches all of `graph`.
  init(_ graph: StateGraph) {
    var distances = ContiguousArray<Int32>(repeating: -1, count: graph.count)
    var cameBy = ContiguousArray<UInt32>(repeating: 0, count: graph.count)
    var lengths = [Int](repeating: .max, count: graph.violations.count)
    var finals = [Final](repeating: .none, count: graph.violations.count)
    var queue = ContiguousArray<Int32>()
    queue.reserveCapacity(graph.count)
    queue.append(Int32(graph.first))
    distances[graph.first] = 0
    var next = 0
    while next < queue.count {
      let state = Int(queue[next])
      next += 1
      let length = Int(distances[state])
      let moves = graph.moves(of: state)
      if moves.isEmpty, let violation = graph.badEnd(in: state), length < lengths[violation] {
        lengths[violation] = length
        finals[violation] = .end(state)
      }
      for move in moves {
        let target = graph.targets[move]
        if target < 0 {
          let violation = Int(~target)
          if length + 1 < lengths[violation] {
            lengths[violation] = length + 1
            finals[violation] = .move(move)
          }
        } else if distances[Int(target)] < 0 {
          distances[Int(target)] = Int32(truncatingIfNeeded: length + 1)
          cameBy[Int(target)] = UInt32(truncatingIfNeeded: move)
          queue.append(target)
        }
      }
    }
    self.graph = graph
    self.distances = distances
    self.lengths = lengths
    self.cameBy = cameBy
    self.finals = finals
  }

  /// The moves of a shortest way to a state.
  func moves(to state: Int) -> [Int] {
    var moves: [Int] = []
    var state = state
    while state != graph.first {
      moves.append(Int(cameBy[state]))
      state = graph.source(of: moves[moves.count - 1])
    }
    return moves.reversed()
  }

  /// The moves of a shortest run to a violation.
  func moves(toViolation violation: Int) -> [Int] {
    switch finals[violation] {
    case .none: []
    case .end(let state): moves(to: state)
    case .move(let move): moves(to: graph.source(of: move)) + [move]
    }
  }
}
