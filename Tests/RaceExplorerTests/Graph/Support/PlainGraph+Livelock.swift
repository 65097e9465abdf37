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

  /// The fewest steps of a run that comes to a fair loop and goes round once; nil if there is none.
  var shortestLivelock: Int? {
    let cpus = Set(edges.joined().map(\.cpu))
    var best: Int?
    for (state, distance) in distances {
      /// A state, and the CPUs that have taken a step or could not in one of the states so far.
      struct Place: Hashable {
        let state: Int
        let content: Set<Int>
      }
      var level: Set<Place> = [Place(state: state, content: cpus.subtracting(edges[state].map(\.cpu)))]
      var seen: Set<Place> = []
      var length = 0
      while !level.isEmpty, distance + length < best ?? .max {
        length += 1
        var next: Set<Place> = []
        for place in level {
          for edge in edges[place.state] where edge.violation == nil {
            let blocked = cpus.subtracting(edges[edge.target].map(\.cpu))
            next.insert(Place(state: edge.target, content: place.content.union([edge.cpu]).union(blocked)))
          }
        }
        if next.contains(Place(state: state, content: cpus)) { best = min(best ?? .max, distance + length) }
        level = next.subtracting(seen)
        seen.formUnion(next)
      }
    }
    return best
  }

  /// For each state the fewest steps before it.
  private var distances: [(state: Int, distance: Int)] {
    var result = [(state: 0, distance: 0)]
    var seen: Set<Int> = [0]
    var next = 0
    while next < result.count {
      let (state, distance) = result[next]
      next += 1
      for edge in edges[state] where edge.violation == nil && seen.insert(edge.target).inserted {
        result.append((edge.target, distance + 1))
      }
    }
    return result
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
