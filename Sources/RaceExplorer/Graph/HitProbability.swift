/// How likely a run breaks a promise whose scheduler picks a runnable CPU at random at each step, and each choice at
/// random too.
///
/// A run that comes where nobody can ever leave breaks the promise that it ends. Any other loop it leaves some time.
struct HitProbability {
  /// The probability.
  let value: Double

  /// Computes it; nil when nobody waits for it any more.
  ///
  /// - Parameter components: those of `graph`, if it has cycles.
  init?(_ graph: StateGraph, _ components: Components?, _ watch: SearchWatch) {
    var pass = ProbabilityPass(graph, watch)
    if let components {
      for component in 0..<components.count {
        guard pass.solve(components.states(of: component), Int32(component), components) else { return nil }
      }
    } else {
      for state in 0..<graph.count { pass.values[state] = pass.value(of: state) }
    }
    value = pass.values[graph.first]
  }
}

/// Goes through the states of a graph from the ends of runs to their beginning.
private struct ProbabilityPass {
  let graph: StateGraph
  let watch: SearchWatch
  /// For each state the probability that a run breaks a promise from there on.
  var values: ContiguousArray<Double>
  /// For each state of the present component its place in it.
  private var places: ContiguousArray<Int32> = []

  /// Components up to this size are solved by elimination.
  private static let small = 96
  /// Rounds after which larger ones are given up.
  private static let patience = 1_000_000

  init(_ graph: StateGraph, _ watch: SearchWatch) {
    self.graph = graph
    self.watch = watch
    values = ContiguousArray(repeating: 0, count: graph.count)
  }

  /// The mean over the CPUs that can run of the mean over what they can pick.
  @inline(__always)
  func value(of state: Int) -> Double {
    let moves = graph.moves(of: state)
    if moves.isEmpty { return graph.badEnd(in: state) == nil ? 0 : 1 }
    var sum = 0.0
    var cpus = 0.0
    var move = moves.lowerBound
    while move < moves.upperBound {
      let (position, start) = (graph.positions[move], move)
      var inner = 0.0
      while move < moves.upperBound, graph.positions[move] == position {
        let target = graph.targets[move]
        inner += target < 0 ? 1 : values[Int(target)]
        move &+= 1
      }
      sum += inner / Double(move &- start)
      cpus += 1
    }
    return sum / cpus
  }

  /// Finds the values of a component; those of all later ones are known. Returns false if it gave up.
  mutating func solve(_ states: ArraySlice<Int32>, _ component: Int32, _ components: Components) -> Bool {
    let first = Int(states[states.startIndex])
    if states.count == 1, !graph.moves(of: first).contains(where: { graph.targets[$0] == first }) {
      values[first] = value(of: first)
      return true
    }
    let isClosed = states.allSatisfy { state in
      graph.moves(of: Int(state)).allSatisfy { components.stays(graph.targets[$0], component) }
    }
    if isClosed {
      for state in states { values[Int(state)] = 1 }
      return true
    }
    if states.count > Self.small { return approach(states) }
    eliminate(states, component, components)
    return true
  }

  /// Rounds through a large component until nothing changes.
  private mutating func approach(_ states: ArraySlice<Int32>) -> Bool {
    var before = 1.0
    for round in 0..<Self.patience {
      var change = 0.0
      for state in states {
        let new = value(of: Int(state))
        change = max(change, abs(new - values[Int(state)]))
        values[Int(state)] = new
      }
      // Changes shrink by about the same factor each time: what is still to come is a geometric series.
      let factor = change / before
      if change == 0 || factor < 1 && change / (1 - factor) < 1e-15 { return true }
      before = change
      if round % 64 == 63, watch.isCancelled { return false }
    }
    return false
  }

  private mutating func eliminate(_ states: ArraySlice<Int32>, _ component: Int32, _ components: Components) {
    if places.isEmpty { places = ContiguousArray(repeating: 0, count: graph.count) }
    for (place, state) in states.enumerated() { places[Int(state)] = Int32(place) }
    var system = ExitSystem(size: states.count)
    for (place, state) in states.enumerated() {
      let moves = graph.moves(of: Int(state))
      let cpus = Double(graph.runnable(in: Int(state)).nonzeroBitCount)
      for move in moves {
        let alternatives = moves.count { graph.positions[$0] == graph.positions[move] }
        let weight = 1 / (cpus * Double(alternatives))
        let target = graph.targets[move]
        if components.stays(target, component) {
          system.add(weight, from: place, to: Int(places[Int(target)]))
        } else {
          system.addExit(weight, from: place, value: target < 0 ? 1 : values[Int(target)])
        }
      }
    }
    for (state, value) in zip(states, system.solve()) { values[Int(state)] = value }
  }
}
