import RaceMachine

/// How automatic play picks the next move. Every policy is deterministic.
public enum PlayPolicy: Hashable, Sendable {
  /// Only along the known way.
  case knownWay
  /// Along the known way; then each CPU in turn, so many steps at a time. A CPU that cannot go on loses its turn, and
  /// a choice takes its first value.
  case roundRobin(turn: Int)

  /// One step each.
  public static let fair = PlayPolicy.roundRobin(turn: 1)
}

extension Session {
  /// The move that automatic play takes from here; nil when there is none.
  public func nextMove(for policy: PlayPolicy) -> Move? {
    if position < length { return history.events[position].move }
    guard case .roundRobin(let turn) = policy else { return nil }
    var next = 0
    if let last = lastEvent?.move.cpu {
      let run = history.events[..<position].reversed().prefix(while: { $0.move.cpu == last }).prefix(max(1, turn)).count
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
}
