import RaceSession

/// What makes a challenge of a run: the person is the scheduler and tries to let a pair break.
struct Challenge {
  /// The runs over which it was opened: none, or the one to which Esc returns.
  let beneath: [RunPage]
  /// What has failed in the run as it stands; nil when nothing has.
  private(set) var failure: ChallengeFailure?
  /// The revision and position for which that is known.
  private var judged: (revision: Int, position: Int)?

  init(beneath: [RunPage]) { self.beneath = beneath }

  /// Looks at the run as it stands.
  ///
  /// - Returns: whether it has just failed, by a step of the person.
  mutating func judge(_ run: RunPage) -> Bool {
    let session = run.session
    if let judged, judged == (session.revision, session.position) { return false }
    judged = (session.revision, session.position)
    let before = failure
    failure = session.failure
    return failure != nil && before == nil && !run.showsExample
  }
}
