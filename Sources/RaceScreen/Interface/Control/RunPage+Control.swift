import RaceMachine
import RaceSession

extension RunPage {
  /// The CPU that keys mean which name none: the one that has the focus, or ran last.
  var cpuAtHand: Int {
    if case .cpu(let number) = focus.panel { return number }
    return session.lastEvent?.move.cpu ?? 0
  }

  /// A stop at the line that the CPU at hand runs next; nil when there is none.
  var stopAtHand: StopPoint? {
    guard session.status(of: cpuAtHand) != .stopped, let line = session.nextLine(of: cpuAtHand) else { return nil }
    let function = session.program.procedures[line.procedure].name
    return .breakpoint(ProgramPlace(function: function, line: line.name), cpu: nil)
  }

  /// How it goes on by itself: along the way to a violation, or as the person has chosen.
  var policyAtWork: PlayPolicy {
    if let adversary = adversaryAtWork, session.position < adversary.stepCount { return .following(adversary.schedule) }
    return policy
  }

  /// Plays by chance, with the next seed if it does already.
  ///
  /// - Returns: what is worth saying.
  mutating func playByChance() -> String {
    var seed: UInt64 = 1
    if case .random(let last) = policy { seed = last &+ 1 }
    adversary = nil
    policy = .random(seed: seed)
    play()
    return "by chance, seed \(seed); R: the next seed"
  }

  /// Opens the lines of a CPU into their accesses, or closes them.
  ///
  /// - Returns: what is worth saying.
  mutating func expand(_ cpu: Int) -> String {
    if expanded.remove(cpu) != nil { return "lines of CPU \(cpu) are folded again" }
    expanded.insert(cpu)
    return "every line of CPU \(cpu) with its access; d folds them again"
  }
}

extension PlayPolicy {
  /// What the header says about it; empty for the usual one.
  var words: String {
    switch self {
    case .knownWay, .roundRobin: ""
    case .random(let seed): ", seed \(seed)"
    case .following: ", adversary"
    }
  }
}
