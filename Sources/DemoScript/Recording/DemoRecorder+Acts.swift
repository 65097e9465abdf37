import RaceExplorer
import RaceMachine
import RaceSession

/// What is known of a session before it does what will be one line.
struct RecordingPause {
  let position: Int
  let schedule: Schedule
}

/// A session that is watched no longer, and where it stood then.
struct LeftSession {
  private let session: Session
  private let revision: Int
  private let position: Int

  init(_ session: Session) {
    self.session = session
    revision = session.revision
    position = session.position
  }

  /// Whether `other` is this session, and nothing has happened to it.
  func isStill(_ other: Session) -> Bool {
    other === session && other.revision == revision && other.position == position
  }
}

extension DemoRecorder {
  /// Watches another session, or none. A new act leads to where it stands, unless it was the one watched last and
  /// stands where it stood.
  public func watch(_ session: Session?) {
    guard session !== self.session else { return }
    if let before = self.session {
      before.observer = nil
      left = LeftSession(before)
    }
    self.session = session
    guard let session else { return }
    session.observer = self
    if left?.isStill(session) != true { tellAll() }
  }

  /// Begins an act with what the session runs. One in which nothing has happened yet is forgotten.
  func beginAct(_ cost: RecordingCost) {
    guard let choice = session?.kernel else {
      obstacle = "only scenarios of the kernel can be recorded"
      return
    }
    if case .act = tail { change(.act(choice), RecordingCost(steps: cost.steps)) } else { begin(.act(choice), cost) }
  }

  /// Begins an act, and leads to where the session stands.
  func tellAll() {
    guard let session else { return }
    beginAct(RecordingCost(models: 1))
    tellWay(of: session)
  }

  /// Leads from `position`, where the session stood, to where it stands on another way.
  ///
  /// - Parameter parting: how many steps the ways have in common.
  func tellOtherWay(from position: Int, partingAt parting: Int) {
    guard let session else { return }
    if position != parting { add(.goTo(parting), RecordingCost(steps: abs(position - parting))) }
    tellWay(of: session, from: parting)
  }

  /// Leads from position `start` of the known way, by default from the beginning of the act, to where the session stands.
  private func tellWay(of session: Session, from start: Int = 0) {
    needsWholeAct = session.remembersMoves
    guard session.length > start else { return }
    let there = session.position
    // Where steps end can be told only from behind them.
    session.observer = nil
    session.apply(.toEnd)
    addSteps(from: start + 1)
    session.apply(.goTo(there))
    session.observer = self
    if there < session.length { add(.goTo(there), RecordingCost(steps: session.length - there)) }
  }

  // MARK: Explorations

  /// Records the verdict on every interleaving of what the session runs, if a script would find it as well.
  public func explored(_ report: CheckReport) {
    guard session != nil, report.isWithinReachOfScripts, report.judgement != .unknown, limits.hasRoomForQuestion else {
      return
    }
    let claim = ExplorationClaim(judgement: report.judgement, kind: nil, detail: nil, states: nil)
    add(.explore(claim, []), RecordingCost(questions: 1))
  }

  /// What the session does until ``endCounterexample(_:)`` is one line.
  public func beginCounterexample() {
    guard let session else { return }
    paused = RecordingPause(position: session.position, schedule: session.knownSchedule)
  }

  /// The session stands where a counterexample ends.
  ///
  /// - Parameter wish: how a script asks for it; nil when it cannot: then the steps are recorded.
  public func endCounterexample(_ wish: CounterexampleWish?) {
    guard let session, let before = paused else { return }
    paused = nil
    if session.position == before.position, session.knownSchedule == before.schedule { return }
    if let wish, limits.hasRoomForQuestion {
      needsWholeAct = session.remembersMoves
      add(.counterexample(wish), RecordingCost(steps: before.position + session.length, questions: 1))
    } else {
      if !before.schedule.items.isEmpty { add(.restart, RecordingCost(steps: before.position)) }
      tellWay(of: session)
    }
  }
}
