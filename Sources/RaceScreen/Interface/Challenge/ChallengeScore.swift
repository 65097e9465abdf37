import RaceMachine
import RaceSession

/// With how many context switches a run breaks, and in how many steps. The smaller one is the better one.
struct ChallengeScore: Hashable, Sendable, Comparable {
  let switches: Int
  let steps: Int

  static func < (left: ChallengeScore, right: ChallengeScore) -> Bool {
    (left.switches, left.steps) < (right.switches, right.steps)
  }

  /// `2 switches in 35 steps`.
  var words: String {
    VerdictWords.counted(switches, "switch", "switches") + " in " + VerdictWords.counted(steps, "step")
  }

  /// `2 in 35`, where it is clear what is counted.
  var short: String { "\(switches) in \(steps)" }
}

extension ChallengeScore {
  /// The first steps of `session`.
  init(_ session: Session, upTo steps: Int) {
    let schedule = steps > 0 ? session.schedule(ofSteps: 1...steps) : Schedule()
    self.init(switches: schedule.switchCount, steps: steps)
  }

  /// A run that the explorer has found.
  init(_ example: Example) { self.init(switches: example.run.switches, steps: example.run.steps) }
}

extension Answer {
  /// The example with the fewest switches, and of those the shortest; an index into ``examples``.
  var bestExample: Int? {
    let examples = examples
    return examples.indices.min { ChallengeScore(examples[$0]) < ChallengeScore(examples[$1]) }
  }

  /// The best that anybody can do; nil when no run that breaks is known.
  var bestScore: ChallengeScore? { bestExample.map { ChallengeScore(examples[$0]) } }
}
