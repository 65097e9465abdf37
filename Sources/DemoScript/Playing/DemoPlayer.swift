import RaceExplorer
import RaceMachine
import RaceSession

/// Plays a script one beat at a time. It knows no clock: it says how long each beat lasts, and its owner waits, or
/// does not.
///
/// A beat is one statement, or one step of a statement that takes several. The viewer may move about in ``session``
/// between beats; the next beat begins by putting everything back where the script left it.
///
/// A player belongs to one thread.
public final class DemoPlayer {
  /// The script.
  public let demo: PlayableDemo
  /// The run of the present act.
  public private(set) var session: Session
  /// The statement that comes next, or goes on; an index into ``PlayableDemo/statements``.
  public private(set) var next = 0
  /// The caption on the screen.
  public private(set) var caption: Caption?
  /// The present chapter; an index into ``PlayableDemo/chapters``. nil before the first.
  public private(set) var chapter: Int?
  /// What the caption speaks of.
  public private(set) var highlights: [DemoName] = []
  /// The question on the screen; it takes the place of the caption.
  public private(set) var quiz: Quiz?
  /// The answer to the question that was picked, from 0; nil as long as it is open.
  public private(set) var picked: Int?
  /// The presenter's remark to what is on the screen.
  public private(set) var remark: String?
  /// The chart of costs that takes the place of the run; nil for none.
  public private(set) var costs: DemoCosts?
  /// The chart of which claims speak.
  private(set) var lastCosts: DemoCosts?
  /// What was found out about every interleaving, to go with the caption.
  public private(set) var report: CheckReport?
  /// The claim that did not hold, or the movement that was not possible. Nothing plays after one.
  public private(set) var failure: Diagnostic?
  /// Time on the virtual clock since the beginning, in milliseconds.
  public private(set) var elapsed = 0
  /// The time on that clock at which the beat began that is being shown.
  public private(set) var shownSince = 0
  /// How many beats were played.
  public private(set) var beatCount = 0
  /// How many claims were checked.
  public private(set) var claimCount = 0

  /// A script may move so many steps in all, back and forth: it is for people.
  public static let maximumSteps = 100_000
  var names: Names
  var stepsMoved = 0
  /// The rest of the statement that is being played; nil between statements.
  var movement: Movement?
  /// What is known about every interleaving.
  var answers: DemoAnswers
  /// What the audience picked at which statement, from 0.
  var picks: [Int: Int] = [:]
  /// Where the script left the session.
  private var left = (position: 0, revision: 0)

  /// A player at the beginning of `demo`.
  ///
  /// - Parameter answers: what is known about the questions of `demo`; others are answered when their statement plays.
  public init(_ demo: PlayableDemo, answers: DemoAnswers = DemoAnswers()) {
    self.demo = demo
    self.answers = answers
    session = demo.opening()
    names = Names(session)
    leave()
  }

  /// Whether the script has come to its end, well or not.
  public var isFinished: Bool { failure != nil || next >= demo.statements.count }
  /// Whether the script stands between two statements.
  public var isBetweenStatements: Bool { movement == nil }

  /// Plays one beat and says how long it lasts, in milliseconds, often 0; nil at the end.
  public func advance() -> Int? {
    returnToScript()
    guard !isFinished else { return nil }
    let statement = demo.statements[next]
    let before = session.position
    let duration: Int
    do throws(Objection) {
      session.markSeen()
      duration = try movement == nil ? begin(statement) : goOn()
      stepsMoved += abs(session.position - before)
      // The run is what moves: it is to be seen.
      if session.position != before { showChart(nil) }
      if stepsMoved > Self.maximumSteps {
        throw Objection("expected at most \(Self.maximumSteps) steps in all, found more")
      }
    } catch {
      failure = demo.source.diagnostic(Complaint(statement.span, error.message))
      leave()
      return nil
    }
    if movement == nil { next += 1 }
    beatCount += 1
    if duration > 0 { shownSince = elapsed }
    elapsed += duration
    leave()
    return duration
  }

  /// Puts the session back where the script left it. Does nothing when it is there.
  public func returnToScript() {
    if session.revision == left.revision {
      session.apply(.goTo(left.position))
    } else {
      let hasFailed = failure != nil
      replay(beatCount)
      // The beat that failed was not counted.
      if hasFailed { _ = advance() }
    }
  }

  private func leave() { left = (session.position, session.revision) }

  // MARK: Elsewhere in the script

  /// Goes to the beginning of a statement by playing everything before it at once. Stops early at a failure.
  public func seek(toStatement statement: Int) {
    rewind()
    while !isFinished, next < statement { _ = advance() }
  }

  /// Goes to the beginning of a chapter, from 0.
  public func seek(toChapter chapter: Int) {
    guard demo.chapters.indices.contains(chapter) else { return }
    seek(toStatement: demo.chapters[chapter].statement)
    // The chapter's own line, so that its name shows at once.
    _ = advance()
  }

  /// Goes to the beginning of the script.
  public func rewind() { replay(0) }

  private func replay(_ beats: Int) {
    session = demo.opening()
    names = Names(session)
    (next, chapter, failure, costs, lastCosts) = (0, nil, nil, nil, nil)
    show(nil)
    (elapsed, shownSince, beatCount, claimCount, stepsMoved, movement) = (0, 0, 0, 0, 0, nil)
    leave()
    while beatCount < beats, advance() != nil {}
  }

  /// Plays to the end at once.
  @discardableResult
  public func playToEnd() -> DemoOutcome {
    while advance() != nil {}
    return DemoOutcome(failure: failure, claims: claimCount, milliseconds: elapsed)
  }

  // MARK: Changes by statements

  func open(_ choice: KernelChoice) throws(Objection) {
    costs = nil
    do { session = try demo.workshop.make(choice) } catch { throw Objection("\(error)") }
    names = Names(session)
    show(nil)
  }

  func renameAll() { names = Names(session) }

  func begin(chapter number: Int) {
    chapter = number
    costs = nil
    show(nil)
  }

  func show(_ caption: Caption?) {
    self.caption = caption
    (quiz, picked, remark, report) = (nil, nil, nil, nil)
    highlights = []
  }

  func ask(_ quiz: Quiz) {
    show(nil)
    self.quiz = quiz
  }

  func show(picked answer: Int) { picked = answer }

  func show(_ report: CheckReport) { self.report = report }

  /// What was found under one proposal says nothing about the next one.
  func forgetReport() { report = nil }

  func showChart(_ costs: DemoCosts?) {
    self.costs = costs
    if let costs { lastCosts = costs }
  }

  func remind(_ text: String) { remark = text }

  func highlight(_ names: [DemoName]) { highlights = names }

  func countClaim() { claimCount += 1 }
}

/// How a script came out that was played to its end.
public struct DemoOutcome: Hashable, Sendable {
  /// The claim that did not hold, or the movement that was not possible; nil if all is well.
  public let failure: Diagnostic?
  /// How many claims were checked.
  public let claims: Int
  /// How long it lasts on the virtual clock.
  public let milliseconds: Int
}

/// What speaks against a statement when it is its turn.
struct Objection: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension PlayableDemo {
  /// The session of the first act, at its beginning.
  func opening() -> Session {
    guard case .open(let choice)? = statements.first?.kind, let session = try? workshop.make(choice) else {
      preconditionFailure("a script that was checked begins with an act that can be opened")
    }
    return session
  }
}
