/// Whether some states can be left and reached again: removes states that nothing leads to until none is left.
struct CycleSearch {
  /// Whether there is a cycle.
  let hasCycle: Bool

  /// Looks at all moves between states, which have numbers below `count`.
  init(_ edges: [StateEdge], count: Int) {
    var incoming = [Int32](repeating: 0, count: count)
    var starts = [Int](repeating: 0, count: count + 1)
    for edge in edges {
      incoming[Int(edge.to)] += 1
      starts[Int(edge.from) + 1] += 1
    }
    for state in 0..<count { starts[state + 1] += starts[state] }
    var targets = [Int32](repeating: 0, count: edges.count)
    var next = starts
    for edge in edges {
      targets[next[Int(edge.from)]] = edge.to
      next[Int(edge.from)] += 1
    }
    var removable = (0..<count).filter { incoming[$0] == 0 }
    var removed = 0
    while let state = removable.popLast() {
      removed += 1
      for index in starts[state]..<starts[state + 1] {
        let target = Int(targets[index])
        incoming[target] -= 1
        if incoming[target] == 0 { removable.append(target) }
      }
    }
    hasCycle = removed < count
  }
}
