/// What a schedule with a loop shows.
///
/// A run that goes round for ever is a livelock if it is fair to everybody: whoever could take a step in *all* states
/// of the loop takes one (weak fairness). Whoever waits in one of them may be left out. The CPUs that run in the loop
/// come back to where they were, so they never finish.
public enum LoopFinding: Equatable, Sendable {
  /// A livelock: these CPUs run for ever and never finish.
  case livelock(running: [Int])
  /// The schedule has no loop.
  case noLoop
  /// A promise is broken before the loop comes round, which ends the run.
  case broken(Violation)
  /// One round leads to another state than the one before it.
  case doesNotReturn
  /// This CPU could run in every state of the loop, and the loop leaves it out: a fair scheduler would not.
  case unfair(Int)

  /// The violation, if there is one.
  public var violation: Violation? {
    if case .livelock = self { Violation("livelock", "a loop that nobody leaves") } else { nil }
  }
}

extension Schedule {
  /// Runs the steps before the loop, then the loop once, and says what the loop is.
  ///
  /// - Throws: when a step does not fit `model`.
  public func loopFinding(in model: any Model) throws(ScheduleRefusal) -> LoopFinding {
    guard !loop.isEmpty else { return .noLoop }
    let machine = Machine(model)
    var broken: Violation?
    try machine.run(Schedule(items, modelVersion: modelVersion)) { event in
      broken = event.violations.first
      return broken == nil
    }
    if let broken { return .broken(broken) }
    let beginning = machine.fingerprint
    var ran: Set<Int> = []
    var always = Set(machine.view.runnable)
    try machine.run(Schedule(loop)) { event in
      broken = event.violations.first
      ran.insert(event.move.cpu)
      always.formIntersection(machine.view.runnable)
      return broken == nil
    }
    if let broken { return .broken(broken) }
    if machine.fingerprint != beginning { return .doesNotReturn }
    if let leftOut = always.subtracting(ran).min() { return .unfair(leftOut) }
    return .livelock(running: ran.sorted())
  }
}
