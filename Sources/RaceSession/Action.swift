import RaceMachine

/// Everything that a viewer, a script or a test can ask of a session.
public enum Action: Sendable {
  /// One step of a CPU.
  case step(cpu: Int)
  /// So many steps of one CPU, at least one.
  case steps(cpu: Int, count: Int)
  /// One step of a CPU that picks a value of the choice before which it stands.
  case choose(cpu: Int, value: Word)
  /// Steps of one CPU until the named step has just run.
  case stepUntil(cpu: Int, ProgramPlace)
  /// Steps of one CPU until it has finished, has stopped, or cannot go on.
  case stepToEnd(cpu: Int)
  /// Steps of one CPU until the call before which it stands has come back; without a call, one step.
  case stepOver(cpu: Int)
  /// Steps of one CPU until the function in which it is has come back.
  case stepOut(cpu: Int)
  /// The move that automatic play would take.
  case play(PlayPolicy)
  /// The moves that automatic play would take, until something has happened.
  case runUntil(RunGoal, PlayPolicy)
  /// So many steps back, at least one.
  case back(Int)
  /// So many steps along the known way, at least one.
  case forward(Int)
  /// To a position of the known way, from 0.
  case goTo(Int)
  /// To the beginning; the way forward is kept.
  case toStart
  /// To the end of the known way.
  case toEnd
  /// To the beginning, with no way forward; the way so far is kept as a branch.
  case restart
  /// To a branch, by its number: that becomes the known way, and this one a branch.
  case toBranch(Int)
  /// Forgets a branch.
  case removeBranch(Int)
  /// Puts a bookmark here, with a name or without.
  case bookmark(String?)
  /// To a bookmark, on whatever way that is.
  case toBookmark(String)
  /// Removes a bookmark.
  case removeBookmark(String)
  /// Lets automatic play stop there.
  case addStop(StopPoint)
  /// Lets automatic play go on there.
  case removeStop(StopPoint)
  /// The steps of a schedule, from here. All of it or nothing.
  case run(Schedule)
  /// Another run of the kernel model, from its beginning.
  case open(KernelChoice)
  /// Another proposal, with the same schedule as far as it fits.
  case proposal(String)
  /// Another scenario with its defaults, from the beginning, under the same proposal.
  case scenario(String)
  /// Another value of a parameter of the scenario, from the beginning.
  case set(name: String, value: String)
}

/// What became of an ``Action``.
public enum Response: Equatable, Sendable {
  /// Done: the session stands elsewhere, or runs another model. The sentence, if any, says what is worth knowing.
  case moved(String?)
  /// Begun, but not as far as was asked, or to where somebody should look; the sentence says why it ends here.
  case stopped(String)
  /// Done, and the session stands where it stood: something is marked, or forgotten.
  case noted(String)
  /// Impossible, and nothing has changed; the sentence says why.
  case refused(String)
  /// There was nothing to do; the sentence says why.
  case nothing(String)

  /// The sentence for people, if there is one.
  public var message: String? {
    switch self {
    case .moved(let text): text
    case .stopped(let text), .noted(let text), .refused(let text), .nothing(let text): text
    }
  }

  /// Whether all that was asked for happened.
  public var isDone: Bool {
    switch self {
    case .moved, .noted: true
    case .stopped, .refused, .nothing: false
    }
  }
}
