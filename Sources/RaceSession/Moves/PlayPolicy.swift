import RaceMachine

/// How automatic play picks the next move. Every policy is deterministic.
public enum PlayPolicy: Hashable, Sendable {
  /// Only along the known way.
  case knownWay
  /// Along the known way; then each CPU in turn, so many steps at a time. A CPU that cannot go on loses its turn, and
  /// a choice takes its first value.
  case roundRobin(turn: Int)
  /// Any CPU that can go on, all alike, and any value of a choice. The seed and the position decide, so the same seed
  /// plays the same run again; the known way does not matter.
  case random(seed: UInt64)
  /// Move by move as the schedule says, as long as the run has followed it so far.
  case following(Schedule)

  /// One step each.
  public static let fair = PlayPolicy.roundRobin(turn: 1)
}

extension Session {
  /// The move that automatic play takes from here; nil when there is none.
  public func nextMove(for policy: PlayPolicy) -> Move? { nextTurn(for: policy)?.move }

  /// The same with the name of the choice that is made, where the policy says which it must be.
  func nextTurn(for policy: PlayPolicy) -> Turn? {
    switch policy {
    case .knownWay: return knownTurn
    case .roundRobin(let turn): return knownTurn ?? fairMove(turn).map { Turn(move: $0, choice: nil) }
    case .random(let seed): return randomMove(seed).map { Turn(move: $0, choice: nil) }
    case .following(let schedule):
      var turns = TurnReader(schedule)
      return divergence(&turns) == nil ? turns.next() : nil
    }
  }

  /// At which step, from 1, the run has left the way of `schedule`; nil as long as it has not.
  ///
  /// The first step beyond the end of the schedule has left it.
  public func divergence(from schedule: Schedule) -> Int? {
    var turns = TurnReader(schedule)
    return divergence(&turns)
  }

  private func divergence(_ turns: inout TurnReader) -> Int? {
    for index in 0..<position where turns.next()?.move != history.events[index].move { return index + 1 }
    return nil
  }

  /// Why a policy has no move here.
  func obstacle(to policy: PlayPolicy) -> String {
    if case .following(let schedule) = policy, let step = divergence(from: schedule) {
      return "the run left the way of the schedule at step \(step)"
    }
    if isOver { return "the run is over: nobody can go on" }
    if case .following = policy { return "the schedule ends here" }
    return "the known way ends here"
  }

  private var knownTurn: Turn? {
    position < length ? Turn(move: history.events[position].move, choice: history.choices[position]) : nil
  }

  private func fairMove(_ turn: Int) -> Move? {
    var next = 0
    if let last = lastEvent?.move.cpu {
      // A CPU that is alone may have taken very many steps.
      var run = 1
      while run < turn, run < position, history.events[position - 1 - run].move.cpu == last { run += 1 }
      next = run < turn ? last : last + 1
    }
    for distance in 0..<cpuCount {
      let cpu = (next + distance) % cpuCount
      switch status(of: cpu) {
      case .ready: return Move(cpu: cpu)
      case .choosing(_, let values): return values.first.map { Move(cpu: cpu, .choose($0)) }
      case .blocked, .finished, .stopped: continue
      }
    }
    return nil
  }

  private func randomMove(_ seed: UInt64) -> Move? {
    let runnable = view.runnable
    guard !runnable.isEmpty else { return nil }
    let numbers = SeededNumbers(seed: seed)
    // Two numbers a step: who runs, and what is chosen.
    let cpu = runnable[numbers.number(2 * position, below: runnable.count)]
    guard case .choosing(_, let values) = status(of: cpu), !values.isEmpty else { return Move(cpu: cpu) }
    return Move(cpu: cpu, .choose(values[numbers.number(2 * position + 1, below: values.count)]))
  }
}
