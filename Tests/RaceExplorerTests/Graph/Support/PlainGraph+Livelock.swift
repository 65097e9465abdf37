extension PlainGraph {
  /// Whether some loop is fair: whoever can run in all of its states takes a step in it. If any is, the largest set of
  /// states around it that can all reach each other is one as well.
  var hasLivelock: Bool {
    components.contains { component in
      let inside = Set(component)
      var always = UInt64.max
      var taken: UInt64 = 0
      for state in component {
        always &= edges[state].reduce(0) { $0 | 1 << UInt64($1.cpu) }
        for edge in edges[state] where edge.violation == nil && inside.contains(edge.target) {
          taken |= 1 << UInt64(edge.cpu)
        }
      }
      return taken != 0 && always & ~taken == 0
    }
  }

  /// The strongly connected components: backward from the states that a search forward left last (S. Kosaraju).
  private var components: [[Int]] {
    var left: [Int] = []
    var seen = [Bool](repeating: false, count: edges.count)
    var calls = [(state: 0, next: 0)]
    seen[0] = true
    while let (state, next) = calls.last {
      guard next < edges[state].count else {
        left.append(state)
        calls.removeLast()
        continue
      }
      calls[calls.count - 1].next += 1
      let edge = edges[state][next]
      if edge.violation == nil, !seen[edge.target] {
        seen[edge.target] = true
        calls.append((edge.target, 0))
      }
    }
    var sources = [[Int]](repeating: [], count: edges.count)
    for (state, row) in edges.enumerated() {
      for edge in row where edge.violation == nil { sources[edge.target].append(state) }
    }
    var result: [[Int]] = []
    var taken = [Bool](repeating: false, count: edges.count)
    for root in left.reversed() where !taken[root] {
      taken[root] = true
      var component: [Int] = []
      var open = [root]
      while let state = open.popLast() {
        component.append(state)
        for source in sources[state] where !taken[source] {
          taken[source] = true
          open.append(source)
        }
      }
      result.append(component)
    }
    return result
  }
}
