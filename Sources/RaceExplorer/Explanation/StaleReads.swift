import RaceMachine

/// What the breaker had read before somebody came.
extension InterferenceSearch {
  /// The last read of the breaker that `other` overtook: had all up to its step come first, the breaker would have seen
  /// the difference, and nothing would be wrong.
  mutating func overtakenRead(by other: Interference) -> StaleRead? {
    for (ordinal, read) in breakersSteps.enumerated().reversed() where read < other.step && whatIf.stepsLeft > 0 {
      guard let address = run.read(read)?.address else { continue }
      let writes = ((read + 1)...other.step).filter { step in
        run.moves[step].cpu == other.cpu && run.change(of: address, at: step) != nil
      }
      if writes.isEmpty { continue }
      guard whatIf.hurrying(other.cpu, through: other.step, before: read).outcome?.isGone == true else { continue }
      let learnt = run.learnt(run.events[read])
      let first = writes.first { step in
        whatIf.hurrying(other.cpu, through: step, before: read).breakersEvent(ordinal).map(run.learnt) != learnt
      }
      if let first, let change = run.change(of: address, at: first) {
        return StaleRead(read: read, overwriting: .at(first, change))
      }
    }
    return nil
  }

  /// Whether `other` was about to overwrite what the breaker read at step `read`, and too late: had it gone on in
  /// time, the breaker would have seen the difference, and nothing would be wrong.
  mutating func earlyRead(_ read: Int, before other: Interference) -> StaleRead? {
    guard let address = run.read(read)?.address, let ordinal = breakersSteps.firstIndex(of: read) else { return nil }
    let future = whatIf.hurrying(other.cpu, through: other.step, more: Self.farthest, before: read).hurried
    for (index, event) in future.enumerated() where whatIf.stepsLeft > 0 {
      guard let change = event.changes.first(where: { $0.address == address }) else { continue }
      let replay = whatIf.hurrying(other.cpu, through: other.step, more: index + 1, before: read)
      guard replay.outcome?.isGone == true,
        replay.breakersEvent(ordinal).map(run.learnt) != run.learnt(run.events[read])
      else { continue }
      return StaleRead(read: read, overwriting: .later(event, change))
    }
    return nil
  }

  /// How many steps ahead somebody is said to have been too late.
  private static let farthest = 5_000

  /// Whether the breaker learns something else at step `read`, and the violation is gone, when `cpu` is held back from
  /// step `index` on.
  mutating func isDecisive(_ cpu: Int, from index: Int, for read: Int) -> Bool {
    guard whatIf.stepsLeft > 0, let ordinal = breakersSteps.firstIndex(of: read) else { return false }
    let replay = whatIf.holdingBack(cpu, from: index)
    guard replay.outcome?.isGone == true, let other = replay.breakersEvent(ordinal) else { return false }
    return other.read?.address == run.read(read)?.address && run.learnt(other) != run.learnt(run.events[read])
  }
}
