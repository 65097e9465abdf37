import DemoScript
import RaceSession

/// Everything between a person and a session: which page is open, what the keys mean now, what the screen shows.
///
/// Pure: events and the passing of time go in, pictures and effects come out.
///
/// ```swift
/// var interface = Interface(width: 80, height: 24, demos: demos)
/// let effects = interface.update(.key(.character("0")))
/// var canvas = Canvas(width: 80, height: 24)
/// interface.draw(into: &canvas)
/// ```
///
/// A run is moved by `Session.apply(_:)` alone. Long searches run elsewhere, behind ``explorations``. Time comes in by ``pass(milliseconds:)``; ``nextTick`` says when the
/// interface wants to hear of it next.
public struct Interface {
  /// What the program around has to do.
  public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Paint the whole screen again.
    case repaint
    /// Show the styles as this theme does from now on.
    case theme(Theme)
  }

  /// Columns of the screen.
  public internal(set) var width: Int
  /// Rows of the screen.
  public internal(set) var height: Int

  /// Whether the footer says what keys do; not in a picture or a recording, where nobody can press one.
  public var showsKeys = true

  /// What the person prefers.
  public internal(set) var preferences = Preferences()

  let demos: [DemoEntry]
  /// What has become of each demo.
  var shelf: [ShelfState]
  /// The demo that is to open as soon as it is ready.
  var wantedDemo: Int?

  enum ShelfState {
    case unread
    /// Its questions are being answered elsewhere.
    case exploring(PlayableDemo, any DemoExploration)
    case ready(ReadyDemo)
    case broken(String)
  }

  /// Where checks run; nil where nothing can be explored.
  public var explorations: (any Explorations)?
  /// Where costs are simulated; nil where nothing can be simulated.
  public var costs: (any CostSimulations)?
  /// What is known by now about pairs.
  var answers: [Question: Answer] = [:]

  /// The best that the person has done in this sitting, by pair.
  var challengeBests: [KernelChoice: ChallengeScore] = [:]

  // The pages lie upon each other in this order; the last one that there is is open, unless something covers it.
  var start: StartPage?
  var demo: DemoPage?
  var matrix: MatrixPage?
  var run: RunPage?
  /// What lies over the page that is open, the latest last.
  var covers: [any Cover] = []
  /// What was typed in the command line, the oldest first.
  var typedCommands: [String] = []
  /// The recording that is made; nil outside of 'record'.
  var recording: Recording?
  /// An answer to the last key, shown instead of the footer until the next one.
  var message: String?

  /// Opens on the start page.
  public init(width: Int, height: Int, demos: [DemoEntry] = []) {
    self.width = width
    self.height = height
    self.demos = demos
    shelf = demos.map { _ in .unread }
    start = StartPage(demos: demos)
  }

  /// Opens on a run.
  public init(width: Int, height: Int, session: Session) {
    self.width = width
    self.height = height
    demos = []
    shelf = []
    run = RunPage(session)
  }

  /// Opens on a demo, which begins to play.
  ///
  /// - Parameter showsNotes: whether remarks for the presenter are shown.
  public init(width: Int, height: Int, demo: ReadyDemo, speed: PlaySpeed = .normal, showsNotes: Bool = false) {
    self.width = width
    self.height = height
    demos = []
    shelf = []
    self.demo = DemoPage(demo, speed: speed)
    self.demo?.showsNotes = showsNotes
  }

  /// Opens on a demo where `player` stands in it, paused.
  public init(width: Int, height: Int, demo: ReadyDemo, at player: DemoPlayer) {
    self.init(width: width, height: height, demo: demo)
    self.demo = DemoPage(demo, at: player)
  }

  /// What is open, as far as it decides what keys mean.
  public var context: KeyContext {
    if let cover = covers.last { return cover.context }
    if run != nil { return .run }
    if matrix != nil { return .matrix }
    return demo != nil ? .demo : .start
  }

  /// Whether the screen is too small for anything but a sentence.
  var isTooSmall: Bool { width < 80 || height < 24 }

  /// In how many milliseconds time matters next; nil if nothing happens by itself.
  public var nextTick: Int? {
    let own = ownTick
    return waitsForAnswer ? min(own ?? Self.lookInterval, Self.lookInterval) : own
  }

  private var ownTick: Int? {
    if let cover = covers.last { return cover.nextTick }
    switch context {
    case .run: return run.flatMap { $0.isPlaying ? $0.wait : nil }
    case .demo: return demo.flatMap { $0.goesOn ? $0.wait : nil }
    case .start: return firstUnread != nil ? 0 : isExploringDemos ? Self.lookInterval : nil
    default: return nil
    }
  }

  /// A demo of the start page whose length is not known yet.
  var firstUnread: Int? {
    shelf.firstIndex { if case .unread = $0 { true } else { false } }
  }

  /// The claim of a demo that did not hold, if that has happened.
  public var failedClaim: Diagnostic? { demo?.player.failure }
}
