import RaceMachine
import RaceSession

/// A run of a person, put aside when a counterexample took its place.
struct KeptRun: Hashable, Sendable {
  let choice: KernelChoice
  let schedule: Schedule
  /// Where in it the person stood.
  let position: Int

  /// All that is known of the run of `session`; nil when that is nothing, or cannot be opened again.
  init?(_ session: Session) {
    guard let choice = session.kernel, session.length > 0 else { return nil }
    self.choice = choice
    schedule = session.knownSchedule
    position = session.position
  }

  /// Makes it the run of `session` again.
  func restore(to session: Session) -> Response {
    if session.kernel != choice {
      let opened = session.apply(.open(choice))
      guard opened.isDone else { return opened }
    }
    // The way that is known now may begin with this one, and would go on beyond it.
    session.apply(.restart)
    let answer = session.apply(.run(schedule))
    guard answer.isDone else { return answer }
    session.apply(.goTo(position))
    session.markSeen()
    return .moved(nil)
  }
}

/// The counterexample that a run shows.
struct ShownExample: Hashable, Sendable {
  let question: Question
  /// Which of the answer's examples.
  let index: Int
  /// The session's revision then; once it is another, somebody has gone another way.
  let revision: Int
}
