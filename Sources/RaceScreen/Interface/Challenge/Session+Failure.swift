import RaceMachine
import RaceSession

extension Session {
  /// Runs that are longer are not searched for loops.
  private static let longestSearched = 2_000

  /// What has failed in the run as it stands: the first promise that is broken, a deadlock, or a livelock that the last
  /// step has closed; nil when all is well so far.
  var failure: Violation? { verdict.first?.violation ?? livelock }

  /// The livelock that the run is in; nil when it is in none: a state comes back, and a fair scheduler may go on like
  /// this for ever.
  private var livelock: Violation? {
    guard position > 0, position <= Self.longestSearched, !isOver else { return nil }
    let machine = Machine(model)
    let now = fingerprint
    for step in 0..<position {
      if machine.fingerprint == now {
        let before = step > 0 ? schedule(ofSteps: 1...step).items : []
        let round = Schedule(before, loop: schedule(ofSteps: step + 1...position).items)
        if let found = (try? round.loopFinding(in: model))?.violation { return found }
      }
      machine.advance(events[step].move)
    }
    return nil
  }
}
