/// The sets of states that can all reach each other, as large as can be (R. Tarjan 1972), without recursion.
///
/// They are numbered so that moves lead to the same component or to one with a smaller number.
struct Components {
  /// For each state its component.
  let numbers: ContiguousArray<Int32>
  /// All states, those of a component side by side in order of their numbers.
  let members: ContiguousArray<Int32>
  /// Where each component begins in ``members``, and where the last one ends.
  let starts: ContiguousArray<Int32>

  /// How many there are.
  var count: Int { starts.count - 1 }

  /// The components of all states of `graph`.
  init(_ graph: StateGraph) {
    var search = ComponentSearch(graph)
    search.run()
    numbers = search.numbers
    var starts = ContiguousArray<Int32>(repeating: 0, count: Int(search.count) + 1)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for number in 0..<Int(search.count) { starts[number + 1] += starts[number] }
    var next = starts
    var members = ContiguousArray<Int32>(repeating: 0, count: numbers.count)
    for (state, number) in numbers.enumerated() {
      members[Int(next[Int(number)])] = Int32(state)
      next[Int(number)] += 1
    }
    self.starts = starts
    self.members = members
  }

  /// The states of a component, in order.
  func states(of component: Int) -> ArraySlice<Int32> {
    members[Int(starts[component])..<Int(starts[component + 1])]
  }

  /// Whether a move stays in the component of the state from which it is made.
  @inline(__always)
  func stays(_ target: Int32, _ component: Int32) -> Bool { target >= 0 && numbers[Int(target)] == component }
}

/// Finds components.
private struct ComponentSearch {
  let graph: StateGraph
  var numbers: ContiguousArray<Int32>
  var count: Int32 = 0
  /// The least place in ``stack`` that a state can reach; -1 before it is visited.
  private var low: ContiguousArray<Int32>
  private var stack: ContiguousArray<Int32> = []
  private var calls: ContiguousArray<(state: Int, next: Int)> = []
  /// The place of a state among all visited ones.
  private var visits: Int32 = 0
  private var visit: ContiguousArray<Int32>

  init(_ graph: StateGraph) {
    self.graph = graph
    numbers = ContiguousArray(repeating: -1, count: graph.count)
    low = ContiguousArray(repeating: -1, count: graph.count)
    visit = low
  }

  mutating func run() {
    enter(graph.first)
    while let (state, next) = calls.last {
      if next < graph.moves(of: state).upperBound {
        calls[calls.count &- 1].next = next &+ 1
        let target = Int(graph.targets[next])
        if target < 0 { continue }
        if visit[target] < 0 {
          enter(target)
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

  private mutating func enter(_ state: Int) {
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
