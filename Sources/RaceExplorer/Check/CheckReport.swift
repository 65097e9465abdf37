import BigInt
import RaceMachine

/// What a search found out about a model.
public struct CheckReport: Sendable, Equatable {
  /// The answer.
  public var judgement: Judgement
  /// Whether every interleaving was covered. A broken model is searched to the end too.
  public var complete: Bool
  /// How many different states the search visited: after reduction, unless that is off.
  public var states: Int
  /// How many moves it made from them.
  public var transitions: Int
  /// Bytes that the visited states took.
  public var bytes: Int
  /// Why the search ended early; nil when it did not.
  public var stop: SearchStop?
  /// Every violation that can be the first of a run, in order.
  public var findings: [Finding]
  /// How many complete schedules there are, up to an exchange of identical CPUs' names none left out; nil where a loop
  /// makes them infinitely many, and where the graph is too large.
  public var schedules: BigInt?
  /// The probability that a run breaks a promise whose scheduler picks a runnable CPU at random at each step, and each
  /// choice at random too; nil where the graph is too large.
  public var hitProbability: Double?

  /// On average the first hit comes in this run; nil when nothing can be hit or the probability is not known.
  public var expectedRuns: Double? {
    guard let hitProbability, hitProbability > 0 else { return nil }
    return 1 / hitProbability
  }
}

/// The answer of a search.
public enum Judgement: String, Sendable {
  /// No interleaving breaks a promise.
  case safe
  /// Some interleaving does.
  case broken
  /// Nothing was found, but the search did not come to its end.
  case unknown
}

/// Why a search ended before its end.
public enum SearchStop: String, Sendable {
  /// More states than allowed.
  case states
  /// More memory than allowed.
  case memory
  /// Somebody cancelled it.
  case cancelled
  /// There are loops, and the full graph, which would tell whether they are livelocks, is too large.
  case loops
}

/// A violation that can be the first of a run.
public struct Finding: Sendable, Hashable {
  /// What breaks.
  public var violation: Violation
  /// A run of the fewest steps that ends in it; nil if it was not asked for, or not found before the search was stopped.
  public var shortest: Counterexample?
  /// A run with the fewest context switches, the shortest of those; nil as above.
  public var fewestSwitches: Counterexample?

  /// The violation alone.
  var withoutRuns: Finding { Finding(violation: violation, shortest: nil, fewestSwitches: nil) }
}

/// A run that ends in a violation. A livelock has a loop in its schedule; its steps are those before the loop and one
/// round of it.
public struct Counterexample: Sendable, Hashable {
  /// The run.
  public var schedule: Schedule
  /// How many steps it takes.
  public var steps: Int
  /// How often two neighbouring steps are of different CPUs.
  public var switches: Int

  init(_ schedule: Schedule) {
    self.schedule = schedule
    steps = schedule.stepCount + schedule.loop.reduce(0) { $0 + $1.stepCount }
    let cpus = schedule.items.map(\.cpu) + schedule.loop.map(\.cpu)
    switches = zip(cpus, cpus.dropFirst()).count { $0 != $1 }
  }
}
