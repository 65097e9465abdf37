/// The components of a graph of states, with their members.
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
    let search = ComponentNumbers(graph)
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
