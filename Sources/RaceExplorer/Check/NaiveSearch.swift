import RaceMachine

/// The simple way, until the real one is there.
struct NaiveSearch {
  let model: any Model
  let options: CheckOptions
  let watch: SearchWatch

  init(_ model: any Model, _ options: CheckOptions, _ watch: SearchWatch) {
    self.model = model
    self.options = options
    self.watch = watch
  }

  func report() -> CheckReport {
    let machine = Machine(model)
    var seen: Set<Fingerprint> = [machine.fingerprint]
    var frontier: [[Move]] = [[]]
    var found: [Violation: [Move]] = [:]
    var states = 0
    var transitions = 0
    var stop: SearchStop?
    watch.begin(.searching)
    search: while !frontier.isEmpty {
      var next: [[Move]] = []
      for path in frontier {
        if watch.isCancelled { stop = .cancelled; break search }
        if let limit = options.maxStates, states >= limit { stop = .states; break search }
        for move in path { machine.advance(move) }
        states += 1
        watch.add(states: 1)
        let moves = machine.view.moves
        if moves.isEmpty {
          for violation in machine.endViolations where found[violation] == nil { found[violation] = path }
        }
        for move in moves {
          transitions += 1
          if let first = machine.advance(move).first {
            if found[first] == nil { found[first] = path + [move] }
          } else if seen.insert(machine.fingerprint).inserted {
            next.append(path + [move])
          }
          machine.stepBack()
        }
        for _ in path { machine.stepBack() }
      }
      frontier = next
    }
    watch.begin(.done)
    let findings = found.keys.sorted().map { violation in
      let example = Counterexample(schedule(found[violation] ?? []))
      return Finding(violation: violation, shortest: example, fewestSwitches: example)
    }
    return CheckReport(
      judgement: !findings.isEmpty ? .broken : stop == nil ? .safe : .unknown, complete: stop == nil, states: states,
      transitions: transitions, stop: stop, findings: findings, schedules: nil, hitProbability: nil)
  }

  private func schedule(_ moves: [Move]) -> Schedule {
    let machine = Machine(model)
    var schedule = Schedule(modelVersion: nil)
    for move in moves {
      var name: String?
      if case .choosing(let choice, _) = machine.view.status(of: move.cpu) { name = choice }
      schedule.append(move, choosing: name)
      machine.advance(move)
    }
    return schedule
  }
}
