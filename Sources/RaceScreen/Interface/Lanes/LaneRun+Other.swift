import RaceMachine
import RaceSession

/// Runs to compare a run with. They are sessions of their own: the person's is not touched.
extension LaneRun {
  /// Steps that are added at most to see how a run ends.
  private static let longestAddition = 2_000

  /// The same schedule under another proposal, as far as it fits; if it fits and the person's run is at its end, on to
  /// the end.
  ///
  /// - Throws: when the scenario cannot run under that proposal.
  init(_ session: Session, under proposal: String) throws(LaneRefusal) {
    let other = try Self.copy(of: session)
    let answer = other.apply(.proposal(proposal))
    if case .refused(let reason) = answer { throw LaneRefusal(reason: reason) }
    let asked = other.length
    var remark = "the same schedule"
    if asked < session.length {
      remark += ", as far as it fits"
    } else if Lanes(session).isOver || session.events.last?.violations.isEmpty == false {
      Self.goToEnd(other)
    }
    self.init(other, name: proposal, remark: remark, asked: asked)
  }

  /// A counterexample of the run's pair, of so many.
  init(_ session: Session, example: Example, number: Int, of count: Int) throws(LaneRefusal) {
    let other = try Self.copy(of: session)
    other.apply(.restart)
    let answer = other.apply(.run(example.run.schedule))
    guard answer.isDone else { throw LaneRefusal(reason: answer.message ?? "the counterexample does not fit") }
    let merit = example.merit == .shortest ? "shortest" : "fewest switches"
    self.init(other, name: "the counterexample", remark: "counterexample \(number) of \(count), \(merit)")
  }

  private static func copy(of session: Session) throws(LaneRefusal) -> Session {
    guard let choice = session.kernel else { throw LaneRefusal(reason: "only scenarios of the kernel are compared") }
    do {
      let copy = try Session(choice)
      if session.length > 0 { copy.apply(.run(session.knownSchedule)) }
      return copy
    } catch { throw LaneRefusal(reason: error.description) }
  }

  /// Lets the CPU that ran last go on, then the others; a run that comes to no end stays as it was.
  private static func goToEnd(_ session: Session) {
    let asked = session.knownSchedule
    session.apply(.toEnd)
    for _ in 0..<longestAddition where session.apply(.play(.roundRobin(turn: longestAddition))).isDone {}
    guard !session.isOver else { return }
    session.apply(.restart)
    session.apply(.run(asked))
  }

  /// The same run by another name.
  func named(_ name: String) -> LaneRun {
    var run = self
    run.name = name
    return run
  }
}

/// Why there is no other run.
struct LaneRefusal: Error {
  let reason: String
}
