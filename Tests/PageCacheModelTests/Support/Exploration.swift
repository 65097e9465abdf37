import RaceMachine

/// Every state that a model can reach, found the simple way: breadth first, from scratch for each test.
struct Exploration {
  /// How many different states there are.
  private(set) var states = 0
  /// How many moves lead from one to another.
  private(set) var transitions = 0
  /// The first violations that runs end in, each with the moves of a shortest run.
  private(set) var violations: [Violation: [Move]] = [:]
  /// How many states end a run in which everybody finished.
  private(set) var ends = 0

  /// Explores `model`; gives up, with a trap, above `limit` states.
  init(_ model: any Model, limit: Int = 500_000) {
    let machine = Machine(model)
    var seen: Set<Fingerprint> = [machine.fingerprint]
    var frontier: [[Move]] = [[]]
    while !frontier.isEmpty {
      var next: [[Move]] = []
      for path in frontier {
        for move in path { machine.advance(move) }
        states += 1
        let moves = machine.view.moves
        if moves.isEmpty {
          ends += 1
          for violation in machine.endViolations where violations[violation] == nil { violations[violation] = path }
        }
        for move in moves {
          transitions += 1
          let broken = machine.advance(move)
          if let first = broken.first {
            if violations[first] == nil { violations[first] = path + [move] }
          } else if seen.insert(machine.fingerprint).inserted {
            next.append(path + [move])
          }
          machine.stepBack()
        }
        for _ in path { machine.stepBack() }
      }
      frontier = next
      precondition(seen.count <= limit, "more than \(limit) states")
    }
  }

  /// The violations in order.
  var kinds: [Violation] { violations.keys.sorted() }
}
