import BigInt
import RaceMachine

/// The judge of graphs: every state and every move, identical CPUs told apart, written as simply as can be.
struct PlainGraph {
  /// A move: who makes it, and the state that it leads to or the promise that it breaks.
  struct Edge {
    let cpu: Int
    let target: Int
    let violation: Violation?
  }

  /// For each state its moves; state 0 is the first one.
  private(set) var edges: [[Edge]] = []
  /// What is broken in states that nobody leaves.
  private(set) var ends: [Int: Violation] = [:]
  private var numbers: [Fingerprint: Int] = [:]

  init(_ model: any Model) {
    let machine = Machine(model)
    var path: [(state: Int, moves: [Move])] = []
    func enter() -> Int {
      let state = edges.count
      numbers[machine.fingerprint] = state
      edges.append([])
      path.append((state, machine.view.moves.reversed()))
      if path[path.count - 1].moves.isEmpty, let violation = machine.endViolations.first { ends[state] = violation }
      return state
    }
    _ = enter()
    while let (state, _) = path.last {
      guard let move = path[path.count - 1].moves.popLast() else {
        path.removeLast()
        machine.stepBack()
        continue
      }
      let violation = machine.advance(move).first
      let known = violation == nil ? numbers[machine.fingerprint] : 0
      if known != nil { machine.stepBack() }
      edges[state].append(Edge(cpu: move.cpu, target: known ?? enter(), violation: violation))
    }
  }

  /// What can break, without livelocks.
  var violations: Set<Violation> { Set(edges.joined().compactMap(\.violation)).union(ends.values) }

  /// The fewest steps to each violation.
  var shortest: [Violation: Int] {
    var result: [Violation: Int] = [:]
    var seen: Set<Int> = [0]
    var level = [0]
    var length = 0
    func note(_ violation: Violation?, _ length: Int) {
      if let violation { result[violation] = min(result[violation] ?? .max, length) }
    }
    while !level.isEmpty {
      var next: [Int] = []
      for state in level {
        note(ends[state], length)
        for edge in edges[state] {
          note(edge.violation, length + 1)
          if edge.violation == nil, seen.insert(edge.target).inserted { next.append(edge.target) }
        }
      }
      level = next
      length += 1
    }
    return result
  }

  /// How many complete schedules there are, if there is no cycle: by recursion, each state once.
  var schedules: BigInt? {
    var counts = [BigInt?](repeating: nil, count: edges.count)
    var isOpen = [Bool](repeating: false, count: edges.count)
    func count(_ state: Int) -> BigInt? {
      if let known = counts[state] { return known }
      if isOpen[state] { return nil }
      isOpen[state] = true
      var sum: BigInt = edges[state].isEmpty ? 1 : 0
      for edge in edges[state] {
        guard let more = edge.violation == nil ? count(edge.target) : 1 else { return nil }
        sum += more
      }
      isOpen[state] = false
      counts[state] = sum
      return sum
    }
    return count(0)
  }

  /// For each violation the fewest context switches, and the fewest steps with so many.
  var fewestSwitches: [Violation: [Int]] {
    var result: [Violation: [Int]] = [:]
    var costs: [[Int]: [Int]] = [[0, -1]: [0, 0]]
    var open = [[0, -1]]
    func note(_ violation: Violation?, _ cost: [Int]) {
      guard let violation else { return }
      if let known = result[violation], !cost.lexicographicallyPrecedes(known) { return }
      result[violation] = cost
    }
    while let stand = open.popLast(), let cost = costs[stand] {
      note(ends[stand[0]], cost)
      for edge in edges[stand[0]] {
        let total = [cost[0] + (stand[1] >= 0 && edge.cpu != stand[1] ? 1 : 0), cost[1] + 1]
        note(edge.violation, total)
        let reached = [edge.target, edge.cpu]
        if edge.violation != nil { continue }
        if let known = costs[reached], !total.lexicographicallyPrecedes(known) { continue }
        costs[reached] = total
        open.insert(reached, at: 0)
      }
    }
    return result
  }
}
