import RaceMachine

/// A promise that was broken in this run.
public struct FoundViolation: Hashable, Sendable {
  /// Which.
  public let violation: Violation
  /// At which step, from 1. For what shows only at the end of a run: its last step.
  public let step: Int
  /// Who broke it; nil for what shows only at the end of a run.
  public let cpu: Int?
  /// The line that fired; an index into ``Program/lines``. nil for what shows only at the end of a run.
  public let line: Int?
}

/// What can be said about the run up to a position.
public struct Verdict: Hashable, Sendable {
  /// All broken promises in order of their steps; those that show only at the end of a run stand last.
  public let violations: [FoundViolation]
  /// Whether nobody can go on.
  public let isOver: Bool

  /// What broke first: the violation of the run.
  public var first: FoundViolation? { violations.first }
  /// Whether anything is broken so far.
  public var isBroken: Bool { !violations.isEmpty }
}

extension Session {
  /// What can be said about the run up to ``position``.
  ///
  /// A CPU that runs into a VM_BUG stops, but the run goes on. Once nobody can go on: if all have finished, what the
  /// model checks at the end is added; if somebody waits, a deadlock.
  public var verdict: Verdict {
    var found: [FoundViolation] = []
    for index in history.violating.prefix(while: { $0 < position }) {
      let event = history.events[index]
      for (number, violation) in event.violations.enumerated() {
        let line = event.lines[event.violationLines[number]].line
        found.append(FoundViolation(violation: violation, step: index + 1, cpu: event.move.cpu, line: line))
      }
    }
    let isOver = isOver
    let last = machine.endViolations
    found += last.map { FoundViolation(violation: $0, step: position, cpu: nil, line: nil) }
    return Verdict(violations: found, isOver: isOver)
  }
}
