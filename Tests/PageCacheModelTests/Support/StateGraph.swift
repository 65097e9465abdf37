import RaceMachine

/// Every state that a model can reach and every move between them: what runs can end in, and whether they must end.
///
/// Depth first, without replaying, so it is quicker than ``Exploration`` but knows no shortest runs.
struct StateGraph {
  /// How many different states there are.
  var states: Int { successors.count }
  /// How many moves lead from one to another.
  private(set) var transitions = 0
  /// How many states end a run in which everybody finished.
  private(set) var ends = 0
  /// The first violations that runs end in, livelock among them, in order.
  private(set) var kinds: [Violation] = []

  /// For each state the states that moves lead to, each with the CPU that moves.
  private var successors: [[(cpu: Int, state: Int)]] = []
  /// For each state a bit for every CPU that can run.
  private var runnable: [UInt64] = []

  /// Visits all states of `model`; gives up, with a trap, above `limit` states.
  init(_ model: any Model, limit: Int = 2_000_000) {
    let machine = Machine(model)
    var numbers: [Fingerprint: Int] = [:]
    var found: Set<Violation> = []
    var path: [(state: Int, moves: [Move], next: Int)] = []
    func enter() -> Int {
      let number = successors.count
      precondition(number < limit, "more than \(limit) states")
      numbers[machine.fingerprint] = number
      let moves = machine.view.moves
      successors.append([])
      runnable.append(moves.reduce(0) { $0 | 1 << UInt64($1.cpu) })
      path.append((number, moves, 0))
      if moves.isEmpty {
        ends += 1
        found.formUnion(machine.endViolations)
      }
      return number
    }
    _ = enter()
    while let (state, moves, next) = path.last {
      guard next < moves.count else {
        path.removeLast()
        machine.stepBack()
        continue
      }
      path[path.count - 1].next += 1
      transitions += 1
      let broken = machine.advance(moves[next])
      if let first = broken.first {
        found.insert(first)
        machine.stepBack()
      } else if let known = numbers[machine.fingerprint] {
        successors[state].append((moves[next].cpu, known))
        machine.stepBack()
      } else {
        let new = enter()
        successors[state].append((moves[next].cpu, new))
      }
    }
    if hasLivelock { found.insert(Violation("livelock", "a loop that nobody leaves")) }
    kinds = found.sorted()
  }

  /// Whether some loop is fair: whoever can run in all of its states takes a step in it.
  ///
  /// If any loop is, the largest set of states around it that can all reach each other is one as well.
  private var hasLivelock: Bool {
    components.contains { component in
      let inside = Set(component)
      var always = UInt64.max
      var taken: UInt64 = 0
      for state in component {
        always &= runnable[state]
        for (cpu, next) in successors[state] where inside.contains(next) { taken |= 1 << UInt64(cpu) }
      }
      return taken != 0 && always & ~taken == 0
    }
  }

  /// The strongly connected components, found as Tarjan does, without recursion.
  private var components: [[Int]] {
    var result: [[Int]] = []
    var index = [Int](repeating: -1, count: states)
    var low = index
    var onStack = [Bool](repeating: false, count: states)
    var stack: [Int] = []
    var calls: [(state: Int, next: Int)] = []
    var count = 0
    for root in 0..<states where index[root] < 0 {
      calls.append((root, 0))
      while let (state, next) = calls.last {
        if next == 0 {
          index[state] = count
          low[state] = count
          count += 1
          stack.append(state)
          onStack[state] = true
        }
        if next < successors[state].count {
          calls[calls.count - 1].next += 1
          let target = successors[state][next].state
          if index[target] < 0 {
            calls.append((target, 0))
          } else if onStack[target] {
            low[state] = min(low[state], index[target])
          }
          continue
        }
        calls.removeLast()
        if let parent = calls.last?.state { low[parent] = min(low[parent], low[state]) }
        guard low[state] == index[state] else { continue }
        var component: [Int] = []
        repeat {
          component.append(stack.removeLast())
          onStack[component[component.count - 1]] = false
        } while component.last != state
        result.append(component)
      }
    }
    return result
  }
}
