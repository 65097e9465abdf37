import RaceSession

/// A run that a person steps: the session, and how it plays by itself.
struct RunPage {
  let session: Session
  /// Whether it goes on by itself.
  private(set) var isPlaying = false
  /// Whether it is shown for a lecture hall.
  var isLarge = false
  /// How fast it does.
  var speed = PlaySpeed.normal
  /// How a person lets it go on by itself; see also ``policyAtWork``.
  var policy = PlayPolicy.fair
  /// The way to a violation that is followed step by step.
  var adversary: Adversary?
  /// The CPUs whose lines are opened into their accesses.
  var expanded: Set<Int> = []
  /// What was looked for last.
  var sought: String?
  /// Milliseconds until the next step of automatic play.
  private(set) var wait = 0
  /// The panel on which the keys act.
  var focus = PanelFocus()
  /// The address space whose tree is shown; nil for the one that was touched last.
  private(set) var space: Int?
  /// Whether its tree is a list of all slots.
  private(set) var isTreeInFull = false
  /// The check of its pair that is under way.
  var check: PendingCheck?
  /// The counterexample that it shows, or has shown last.
  var example: ShownExample?
  /// Runs of the person that counterexamples have taken the place of, the latest last.
  var kept: [KeptRun] = []
  /// What makes a challenge of it; nil for an ordinary run.
  var challenge: Challenge?
  /// Whether it was opened from a cell of the matrix.
  var isFromMatrix = false

  init(_ session: Session) { self.session = session }

  /// Begins to play, at once.
  mutating func play() {
    isPlaying = true
    wait = 0
  }

  /// Stops playing.
  mutating func pause() { isPlaying = false }

  /// Whether Esc has something to end or to close, wherever the run was opened.
  var hasSomethingToLeave: Bool {
    isFromMatrix || challenge != nil || focus.panel != nil || check != nil || adversary != nil
  }

  /// Ends the check that is under way; nobody waits for what it knows.
  mutating func dropCheck() {
    check?.exploration.watch.cancel()
    check = nil
  }

  /// Shows the tree of another address space.
  ///
  /// - Returns: which tree is shown now.
  mutating func showNextTree() -> String {
    space = Moment(session, options, room: .small).nextSpace
    let moment = Moment(session, options, room: .small)
    guard space != nil, let number = moment.shownSpace else { return "the tree that was touched last" }
    return "tree \(number + 1) of \(moment.spaces.count): \(moment.spaces[number].name)"
  }

  /// Lists every slot of the tree and gives it the focus, so that it can be scrolled; or shows the picture again.
  ///
  /// - Returns: what is worth saying.
  mutating func showWholeTree() -> String {
    isTreeInFull.toggle()
    if isTreeInFull {
      focus.give(to: .tree)
      return "all slots of the tree; \(Glyphs.up) \(Glyphs.down) scroll, T shows the picture again"
    }
    if focus.panel == .tree { focus.clear() }
    return "the picture of the tree"
  }

  /// Lets time pass; takes one step if it is time.
  ///
  /// - Returns: why playing has stopped, if it has.
  mutating func pass(milliseconds: Int) -> String? {
    guard isPlaying else { return nil }
    wait -= milliseconds
    guard wait <= 0 else { return nil }
    wait = speed.milliseconds(400)
    session.markSeen()
    let answer = session.apply(.play(policyAtWork))
    let reason = answer.isDone ? reasonToStop : answer.message
    if reason != nil { isPlaying = false }
    guard let adversary = adversaryAtWork, answer.isDone else { return reason }
    return adversary.words(session)
  }

  /// What has just happened that a person should look at.
  private var reasonToStop: String? {
    if let fired = session.lastEvent?.violations.first { return "a check fired at step \(session.position): \(fired)" }
    guard session.isOver else { return nil }
    if let found = session.verdict.first { return "the run is over at step \(session.position): \(found.violation)" }
    return "the run is over at step \(session.position): nothing is broken"
  }
}
