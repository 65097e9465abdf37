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
/// A run is moved by `Session.apply(_:)` alone. Time comes in by ``pass(milliseconds:)``; ``nextTick`` says when the
/// interface wants to hear of it next.
public struct Interface {
  /// What the program around has to do.
  public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Paint the whole screen again.
    case repaint
  }

  /// Columns of the screen.
  public internal(set) var width: Int
  /// Rows of the screen.
  public internal(set) var height: Int

  let demos: [DemoEntry]
  // The pages lie upon each other in this order; the last one that there is is open.
  var start: StartPage?
  var run: RunPage?
  var picking: PickList?
  var choosing: ChoiceBar?
  var help: HelpPage?
  /// An answer to the last key, shown instead of the footer until the next one.
  var message: String?

  /// Opens on the start page.
  public init(width: Int, height: Int, demos: [DemoEntry] = []) {
    self.width = width
    self.height = height
    self.demos = demos
    start = StartPage(demos: demos)
  }

  /// Opens on a run.
  public init(width: Int, height: Int, session: Session) {
    self.width = width
    self.height = height
    demos = []
    run = RunPage(session)
  }

  /// What is open, as far as it decides what keys mean.
  public var context: KeyContext {
    if help != nil { return .help }
    if picking != nil { return .list }
    if choosing != nil { return .choice }
    return run != nil ? .run : .start
  }

  /// Whether the screen is too small for anything but a sentence.
  var isTooSmall: Bool { width < 80 || height < 24 }

  /// In how many milliseconds time matters next; nil if nothing happens by itself.
  public var nextTick: Int? {
    guard context == .run, let run, run.isPlaying else { return nil }
    return run.wait
  }
}
