import RaceMachine

/// How steps took CPUs from one situation to another: what may tell that a model has no cycle, where nobody goes through
/// its states depth first and so would see one.
///
/// In a cycle, shared memory comes back to where it was, and so does every CPU. So the steps of a cycle bring shared memory
/// round, and those of each CPU bring that CPU round. Steps that do not are no part of a cycle, nor are those that then
/// do not any more. If none is left, there is no cycle.
struct MovesSeen: Sendable {
  /// What a step did to a CPU: its own, or one whose registers it changed. States by a half of their fingerprints; two that
  /// look alike can only make up a cycle, not hide one.
  struct Move: Hashable, Sendable {
    /// The first CPU that does the same.
    let kind: Int
    let sharedBefore, sharedAfter, localBefore, localAfter: UInt64
  }

  private var moves: Set<Move>
  private var isComplete: Bool

  /// - Parameter isComplete: whether these are all moves.
  init(_ moves: some Sequence<Move>, isComplete: Bool) {
    self.moves = Set(moves)
    self.isComplete = isComplete
  }

  /// What several threads saw together.
  mutating func formUnion(_ other: MovesSeen) {
    moves.formUnion(other.moves)
    isComplete = isComplete && other.isComplete
  }

  /// Whether there is surely no cycle.
  var provesNoCycle: Bool {
    if !isComplete { return false }
    var left = Array(moves)
    while !left.isEmpty {
      let before = left.count
      let shared = Rounds(left.map { ($0.sharedBefore, $0.sharedAfter) })
      left = left.indices.filter(shared.contains).map { left[$0] }
      // A CPU must come round while shared memory goes round in one place.
      let local = Rounds(
        left.map { move in
          let place = Local(kind: move.kind, round: shared.number(of: move.sharedBefore), state: move.localBefore)
          return (place, Local(kind: move.kind, round: place.round, state: move.localAfter))
        })
      left = left.indices.filter(local.contains).map { left[$0] }
      if left.count == before { return false }
    }
    return true
  }

  private struct Local: Hashable {
    let kind, round: Int
    let state: UInt64
  }
}

/// Which arrows between nodes lie on a way that comes back to where it began.
private struct Rounds<Node: Hashable> {
  private var numbers: [Node: Int] = [:]
  private let graph: Arrows
  private let components: ComponentNumbers

  init(_ arrows: [(Node, Node)]) {
    var numbers: [Node: Int] = [:]
    func number(_ node: Node) -> Int {
      if let number = numbers[node] { return number }
      numbers[node] = numbers.count
      return numbers.count - 1
    }
    graph = Arrows(arrows.map { (number($0), number($1)) }, nodes: numbers.count)
    self.numbers = numbers
    components = ComponentNumbers(graph)
  }

  /// Whether arrow number `index` lies on such a way.
  func contains(_ index: Int) -> Bool {
    let (from, to) = graph.arrows[index]
    return components.numbers[from] == components.numbers[to]
  }

  /// The number of the round on which a node lies.
  func number(of node: Node) -> Int { numbers[node].map { Int(components.numbers[$0]) } ?? -1 }
}

/// Numbered nodes, and arrows between them.
private struct Arrows: Digraph {
  let arrows: [(Int, Int)]
  private var starts: [Int]
  private var targets: [Int]

  init(_ arrows: [(Int, Int)], nodes: Int) {
    self.arrows = arrows
    starts = Array(repeating: 0, count: nodes + 1)
    targets = Array(repeating: 0, count: arrows.count)
    for (from, _) in arrows { starts[from + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    for (from, to) in arrows {
      targets[next[from]] = to
      next[from] += 1
    }
  }

  var count: Int { starts.count - 1 }
  func moves(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
  func target(of move: Int) -> Int { targets[move] }
}
