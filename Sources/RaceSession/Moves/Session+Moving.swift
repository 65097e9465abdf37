import RaceMachine

/// Why a step was not taken.
struct StepRefusal: Error {
  let reason: String
}

extension Session {
  /// Takes one step: along the known way if it leads there, else the known way becomes a branch.
  func advance(_ move: Move, choosing name: String? = nil) throws(StepRefusal) {
    let before = position
    if before < length, history.events[before].move == move, name == nil || name == history.choices[before] {
      machine.advance(move)
      return
    }
    guard before < Self.maximumLength else {
      throw StepRefusal(reason: "this run has \(Self.maximumLength) steps, the most that are kept; go back first")
    }
    var chosen: String?
    if case .choose = move.action, (0..<cpuCount).contains(move.cpu),
      case .choosing(let expected, _) = status(of: move.cpu)
    {
      if let name, name != expected {
        throw StepRefusal(reason: "CPU \(move.cpu) chooses \(expected) here, not \(name)")
      }
      chosen = expected
    }
    let event: StepEvent
    do { event = try machine.step(move) } catch { throw StepRefusal(reason: error.description) }
    if before < length { keepWay(standingAt: length) }
    history.truncate(to: before)
    history.append(event, choosing: chosen)
    leftover = []
    revision += 1
    if scheduleCache.position > before { scheduleCache = (0, Schedule()) }
  }

  /// Goes to a position of the known way.
  func go(to target: Int) {
    while position > target { machine.stepBack() }
    while position < target { machine.advance(history.events[position].move) }
  }

  /// Takes steps of `cpu` until `isThere` says so or `limit` steps were taken. Says what was in the way, if anything.
  func run(_ cpu: Int, limit: Int, until isThere: () -> Bool) -> String? {
    for _ in 0..<limit {
      do { try advance(Move(cpu: cpu)) } catch { return error.reason }
      if isThere() { return nil }
    }
    return isThere() ? nil : "CPU \(cpu) is not there after \(limit) steps"
  }

  /// Moves by `body`, all of which must succeed: if it names a reason against, everything is as it was.
  ///
  /// - Parameter floor: how far back it goes before it goes forward; nil when it does not.
  func allOrNothing(from floor: Int? = nil, _ body: () -> String?) -> String? {
    let (before, kept, rest, ways) = (position, history, leftover, keptWays)
    guard let reason = body() else { return nil }
    go(to: min(position, floor ?? before))
    history = kept
    keptWays = ways
    go(to: before)
    revision += 1
    leftover = rest
    scheduleCache = (0, Schedule())
    return reason
  }
}
