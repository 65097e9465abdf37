import RaceMachine
import RaceSession

/// What has failed in a run, and with how much: the steps after it do not count.
struct ChallengeFailure: Hashable {
  let violation: Violation
  let score: ChallengeScore
}

extension Session {
  /// Runs that are longer are not searched for loops.
  private static let longestSearched = 2_000

  /// What has failed in the run as it stands: the first promise that is broken, a deadlock, or a livelock that the last
  /// step has closed; nil when all is well so far.
  var failure: ChallengeFailure? {
    if let found = verdict.first {
      return ChallengeFailure(violation: found.violation, score: ChallengeScore(self, upTo: found.step))
    }
    return livelock.map { ChallengeFailure(violation: $0, score: ChallengeScore(self, upTo: position)) }
  }

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
