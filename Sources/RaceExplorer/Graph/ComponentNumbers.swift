/// States and moves between them, both numbered.
protocol Digraph {
  /// How many states there are.
  var count: Int { get }
  /// The moves from a state.
  func moves(of state: Int) -> Range<Int>
  /// The state to which a move leads; negative for none.
  func target(of move: Int) -> Int
}

/// For each state of a graph the number of its component: of the largest set of states that can all reach each other
/// (R. Tarjan 1972), without recursion.
///
/// Components are numbered so that moves lead to the same one or to one with a smaller number.
struct ComponentNumbers {
  /// For each state its component.
  private(set) var numbers: ContiguousArray<Int32>
  /// How many components there are.
  private(set) var count: Int32 = 0
  /// The least place in ``stack`` that a state can reach; -1 before it is visited.
  private var low: ContiguousArray<Int32>
  private var stack: ContiguousArray<Int32> = []
  private var calls: ContiguousArray<(state: Int, next: Int)> = []
  /// The place of a state among all visited ones.
  private var visits: Int32 = 0
  private var visit: ContiguousArray<Int32>

  /// Looks at the states in falling order of their numbers.
  init(_ graph: some Digraph) {
    numbers = ContiguousArray(repeating: -1, count: graph.count)
    low = numbers
    visit = numbers
    for state in (0..<graph.count).reversed() where visit[state] < 0 { search(graph, from: state) }
    low = []
    visit = []
  }

  private mutating func search(_ graph: some Digraph, from first: Int) {
    enter(first, graph)
    while let (state, next) = calls.last {
      if next < graph.moves(of: state).upperBound {
        calls[calls.count &- 1].next = next &+ 1
        let target = graph.target(of: next)
        if target < 0 { continue }
        if visit[target] < 0 {
          enter(target, graph)
        } else if numbers[target] < 0 {
          low[state] = min(low[state], visit[target])
        }
        continue
      }
      calls.removeLast()
      if let parent = calls.last?.state { low[parent] = min(low[parent], low[state]) }
      if low[state] == visit[state] { take(downTo: state) }
    }
  }

  private mutating func enter(_ state: Int, _ graph: some Digraph) {
    visit[state] = visits
    low[state] = visits
    visits &+= 1
    stack.append(Int32(truncatingIfNeeded: state))
    calls.append((state, graph.moves(of: state).lowerBound))
  }

  private mutating func take(downTo root: Int) {
    while let member = stack.popLast() {
      numbers[Int(member)] = count
      if Int(member) == root { break }
    }
    count &+= 1
  }
}
