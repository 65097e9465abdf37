import RaceMachine

/// Every state that a model can reach and every move between them, as tables of numbers. Nothing is left out but the
/// difference between states in which identical CPUs have changed roles.
///
/// A state's number says when the depth-first search that made the graph left it: moves lead to smaller numbers, except
/// where they close a cycle, and the first state has the largest.
///
/// A CPU is known by its *position* in a state; see ``CPUOrder``. A move puts CPUs at other positions, also those that
/// do not take part in it, so each move has the permutation that says who went where.
struct StateGraph: Digraph {
  /// A state in which nobody can go on and a promise is broken.
  struct BadEnd {
    let state: Int32
    let violation: Int32
  }

  /// Positions of CPUs.
  let order: CPUOrder
  /// The CPU at each position of the first state.
  let firstCPUs: [UInt8]
  /// Where the moves of each state begin, and where the last one's end.
  let rowStarts: ContiguousArray<UInt32>
  /// For each move the state that it leads to. If it breaks a promise, the bits of the violation's number reversed.
  let targets: ContiguousArray<Int32>
  /// For each move the position of the CPU that makes it.
  let positions: ContiguousArray<UInt8>
  /// For each move the number of its permutation; empty if CPUs keep their positions.
  let permutationNumbers: ContiguousArray<UInt32>
  /// What permutations do.
  let permutations: Permutations
  /// For each state the positions whose CPU is in the same local state as the one before it; empty if CPUs keep their
  /// positions.
  let ties: ContiguousArray<UInt64>
  /// The states in which runs end badly, in order of their numbers.
  let badEnds: ContiguousArray<BadEnd>
  /// The violations that can be the first of a run, without livelocks, in the order in which they were found.
  let violations: [Violation]
  /// Whether a run can come back to a state.
  let hasCycle: Bool
  /// Bytes that it took to make this.
  let bytes: Int

  /// How many states there are.
  var count: Int { rowStarts.count - 1 }
  /// How many moves there are.
  var moveCount: Int { targets.count }
  /// The state at the beginning.
  var first: Int { count - 1 }

  /// The moves of a state, by position, then by what they pick.
  @inline(__always)
  func moves(of state: Int) -> Range<Int> { Int(rowStarts[state])..<Int(rowStarts[state &+ 1]) }

  /// The state that a move leads to; negative if it breaks a promise.
  @inline(__always)
  func target(of move: Int) -> Int { Int(targets[move]) }

  /// The state from which a move is made.
  func source(of move: Int) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(rowStarts[middle]) <= move { low = middle } else { high = middle }
    }
    return low
  }

  /// What a CPU picks in a move: the number of the alternative.
  func alternative(of move: Int) -> Int {
    let start = Int(rowStarts[source(of: move)])
    var before = move
    while before > start, positions[before - 1] == positions[move] { before -= 1 }
    return move - before
  }

  /// The positions of the CPUs that can run in a state, as bits.
  func runnable(in state: Int) -> UInt64 {
    moves(of: state).reduce(0) { $0 | 1 << UInt64(positions[$1]) }
  }

  /// Where a CPU stands after a move that was at `position` before.
  @inline(__always)
  func position(of position: Int, after move: Int) -> Int {
    permutationNumbers.isEmpty ? position : permutations[Int(permutationNumbers[move]), position]
  }

  /// The violation with which a run ends in a state that has no moves.
  func badEnd(in state: Int) -> Int? {
    var (low, high) = (0, badEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if badEnds[middle].state < state { low = middle + 1 } else { high = middle }
    }
    guard low < badEnds.count, badEnds[low].state == state else { return nil }
    return Int(badEnds[low].violation)
  }
}
