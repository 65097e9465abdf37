import RaceMachine

/// What a walk found out.
struct WalkFindings {
  /// How many states it stored.
  var states = 0
  /// How many steps it made forward.
  var transitions = 0
  /// The violations that can be the first of a run, as a step breaks them.
  var violations: Set<Violation> = []
  /// Those that show when nobody can go on; livelocks are found elsewhere.
  var endViolations: Set<Violation> = []
  /// Whether a run may come back to a state.
  var hasCycle = false
  /// For walks that do not see a whole cycle: what may tell that there is none.
  var movesSeen: MovesSeen?

  /// What several threads found together.
  mutating func formUnion(_ other: WalkFindings) {
    states += other.states
    transitions += other.transitions
    violations.formUnion(other.violations)
    endViolations.formUnion(other.endViolations)
    hasCycle = hasCycle || other.hasCycle
    guard let seen = other.movesSeen else { return }
    if movesSeen?.formUnion(seen) == nil { movesSeen = seen }
  }
}
