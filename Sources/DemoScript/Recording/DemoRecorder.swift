import RaceMachine
import RaceSession

/// Writes a script of what a person does with sessions: the moves, and what the person says.
///
/// A recorder hears of every ``Action`` of the session that it watches. Playing its ``text`` gives the same states, and
/// whoever records that gets the same text.
///
/// ```swift
/// let recorder = DemoRecorder(title: "two steps")
/// let session = try Session(KernelChoice(scenario: "swap-delete"))
/// recorder.watch(session)
/// session.apply(.steps(cpu: 0, count: 2))
/// recorder.say(["CPU 0 has begun."])
/// ```
///
/// A recorder belongs to one thread.
public final class DemoRecorder {
  /// Counts up whenever ``text`` may have changed.
  public private(set) var revision = 0
  /// Why nothing more is recorded; nil as long as everything is.
  public internal(set) var obstacle: String?
  /// The session that is watched.
  public internal(set) var session: Session?

  /// What no move changes any more.
  private var kept: String
  private(set) var tail = RecordedTail.none
  private(set) var limits: RecordingLimits
  /// Whether the session remembers moves of which the script knows nothing: then another proposal is another act.
  var needsWholeAct = false
  /// Where the session stood that was watched last.
  var left: LeftSession?
  /// What was known when the session began to do what will be one line.
  var paused: RecordingPause?

  /// A recorder of a new script. What cannot stand in a title becomes a blank.
  public init(title: String) {
    let title = String(title.map { SourceLine.isShowable($0) ? $0 : " " })
    kept = Statement.Kind.title(title.allSatisfy { $0 == " " } ? "recording" : title).text + "\n"
    limits = RecordingLimits()
  }

  /// A recorder that goes on where `player` has come to the end of its script, in its session.
  public init(continuing player: DemoPlayer) {
    kept = player.demo.source.text
    limits = RecordingLimits(player)
    // Another proposal directly below a set-up would be part of it.
    needsWholeAct = Demo(parsing: player.demo.source).statements.last?.belongsToSetUp == true
    session = player.session
    player.session.observer = self
  }

  /// The script so far.
  public var text: String { kept + tail.statements.text(below: kept) }

  /// Whether there is anything to play: an act has begun.
  public var hasAct: Bool { limits.hasAct }

  // MARK: What people say

  /// Records a caption of one or two lines.
  public func say(_ lines: [String]) { add(.say(lines)) }

  /// Records that a chapter begins.
  public func chapter(_ title: String) { add(.chapter(title)) }

  // MARK: Lines

  /// Adds a line, which no move will change.
  func add(_ statement: Statement.Kind, _ cost: RecordingCost = RecordingCost()) {
    let text = text
    end(text + [statement].text(below: text), .none, cost)
  }

  /// Begins another tail; the one before stays as it is.
  func begin(_ next: RecordedTail, _ cost: RecordingCost) { end(text, next, cost) }

  /// Puts another tail in the place of the one that there is.
  func change(_ next: RecordedTail, _ cost: RecordingCost) { end(kept, next, cost) }

  /// Lets the script be `text` with `next` below; stops for good where it would not play.
  private func end(_ text: String, _ next: RecordedTail, _ cost: RecordingCost) {
    guard obstacle == nil else { return }
    revision += 1
    limits.use(cost)
    obstacle = limits.complaint(aboutBytes: text.utf8.count + next.statements.text(below: text).utf8.count)
    if obstacle == nil { (kept, tail) = (text, next) }
  }
}

extension [Statement.Kind] {
  /// The lines, to stand below `text`: acts and chapters after an empty one.
  fileprivate func text(below text: String) -> String {
    var lines = ""
    for statement in self {
      switch statement {
      case .scenario, .ownScenario, .chapter: if !text.isEmpty || !lines.isEmpty { lines += "\n" }
      default: break
      }
      lines += statement.text + "\n"
    }
    return lines
  }
}

extension Statement {
  /// Whether what follows may still set up an act.
  fileprivate var belongsToSetUp: Bool {
    switch kind {
    case .scenario, .ownScenario: true
    default: isSetUp
    }
  }
}
