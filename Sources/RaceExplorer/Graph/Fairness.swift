/// Whether a component is a livelock: everybody who can run in all its states takes a step in it, so a fair scheduler
/// may stay for ever.
///
/// If any loop in a component is fair, the whole component is as well. Where identical CPUs are not told apart, what
/// looks like one CPU at one position may be several that take turns. So CPUs get names in one state; the moves of a
/// spanning tree carry these to all states; and every other move shows which named CPUs can be at each other's places.
/// CPUs in the same local state need no further look: each can make the other's move, and those lead to the same state.
struct Fairness {
  let graph: StateGraph
  let components: Components
  /// For each state the names of the CPUs at its positions; empty if CPUs keep their positions.
  private var names: ContiguousArray<UInt8>
  private var isNamed: ContiguousArray<Bool>

  init(_ graph: StateGraph, _ components: Components) {
    self.graph = graph
    self.components = components
    let isFixed = graph.order.isFixed
    names = ContiguousArray(repeating: 0, count: isFixed ? 0 : graph.count * graph.order.count)
    isNamed = ContiguousArray(repeating: false, count: isFixed ? 0 : graph.count)
  }

  /// Whether a component is one.
  mutating func isLivelock(_ component: Int) -> Bool {
    let states = components.states(of: component)
    guard hasInnerMove(component, states) else { return false }
    nameCPUs(component, Int(states[states.startIndex]))
    var classes = NameClasses(count: graph.order.count)
    var always = UInt64.max
    var taken: UInt64 = 0
    for state in states {
      let state = Int(state)
      var able: UInt64 = 0
      for move in graph.moves(of: state) {
        let mover = UInt64(1) << UInt64(name(state, Int(graph.positions[move])))
        able |= mover
        guard components.stays(graph.targets[move], Int32(component)) else { continue }
        taken |= mover
        if !names.isEmpty { unite(&classes, state, move) }
      }
      always &= able
    }
    return classes.allSatisfy { $0 & ~always != 0 || $0 & taken != 0 }
  }

  private func hasInnerMove(_ component: Int, _ states: ArraySlice<Int32>) -> Bool {
    if states.count > 1 { return true }
    let state = Int(states[states.startIndex])
    return graph.moves(of: state).contains { graph.targets[$0] == state }
  }

  @inline(__always)
  private func name(_ state: Int, _ position: Int) -> Int {
    names.isEmpty ? position : Int(names[state &* graph.order.count &+ position])
  }

  /// Names the CPUs by their positions in `root` and carries the names to all states of the component.
  private mutating func nameCPUs(_ component: Int, _ root: Int) {
    guard !names.isEmpty else { return }
    let count = graph.order.count
    for position in 0..<count { names[root * count + position] = UInt8(position) }
    isNamed[root] = true
    var open = [root]
    while let state = open.popLast() {
      for move in graph.moves(of: state) where components.stays(graph.targets[move], Int32(component)) {
        let target = Int(graph.targets[move])
        if isNamed[target] { continue }
        isNamed[target] = true
        for position in 0..<count {
          names[target * count + graph.position(of: position, after: move)] = names[state * count + position]
        }
        open.append(target)
      }
    }
  }

  /// Whoever is at some place after a move can be there under the name of the CPU there.
  private func unite(_ classes: inout NameClasses, _ state: Int, _ move: Int) {
    let target = Int(graph.targets[move])
    for position in 0..<graph.order.count {
      classes.unite(name(state, position), name(target, graph.position(of: position, after: move)))
    }
  }
}

/// Sets of names, as bits: at first each is alone.
private struct NameClasses {
  private var sets: [UInt64]

  init(count: Int) { sets = (0..<count).map { 1 << UInt64($0) } }

  @inline(__always)
  mutating func unite(_ left: Int, _ right: Int) {
    if sets[left] & 1 << UInt64(right) == 0 { merge(left, right) }
  }

  @inline(never)
  private mutating func merge(_ left: Int, _ right: Int) {
    let union = sets[left] | sets[right]
    for name in sets.indices where union & 1 << UInt64(name) != 0 { sets[name] = union }
  }

  func allSatisfy(_ condition: (UInt64) -> Bool) -> Bool { sets.allSatisfy(condition) }
}
