import DemoScript

/// A demo that can be opened. Nothing of it is checked, and no time known, until it is wanted.
public struct DemoEntry: Sendable {
  /// What the command line calls it.
  public let name: String
  /// Its title.
  public let title: String
  /// A sentence on what it shows; may be empty.
  public let summary: String
  /// The script as it was read.
  let script: Demo

  /// The demo in a script.
  public init(name: String, source: DemoSource) {
    self.name = name
    script = Demo(parsing: source)
    var title = name
    var summary = ""
    for statement in script.statements {
      switch statement.kind {
      case .title(let text): title = text
      case .summary(let text): summary = text
      default: continue
      }
    }
    self.title = title
    self.summary = summary
  }
}

/// A demo that was checked, and when what happens in it.
public struct ReadyDemo: Sendable {
  /// The script.
  public let demo: PlayableDemo
  /// What is known about every interleaving that it speaks of.
  public let answers: DemoAnswers
  /// When what happens in it.
  public let timeline: DemoTimeline

  /// Makes `demo` ready.
  ///
  /// - Parameter answers: to all of its questions; nil: they are sought now, which may take seconds.
  public init(_ demo: PlayableDemo, answers: DemoAnswers? = nil) {
    self.demo = demo
    self.answers = answers ?? DemoAnswers(to: demo)
    timeline = DemoTimeline(demo, answers: self.answers)
  }

  /// Checks the script of `entry`.
  ///
  /// - Throws: what is wrong with it.
  public init(_ entry: DemoEntry) throws(DemoErrors) { self.init(try entry.script.checked()) }

  /// A time as people write it: `2:50`.
  public static func clock(milliseconds: Int) -> String {
    let seconds = (milliseconds + 500) / 1_000
    return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }
}

extension DemoEntry {
  /// The script, ready to play.
  ///
  /// - Throws: what is wrong with it.
  func checked() throws(DemoErrors) -> PlayableDemo { try script.checked() }
}

extension ListItem {
  /// A demo; what only a checked script knows is left out as long as there is none.
  init(_ entry: DemoEntry, _ ready: ReadyDemo? = nil) {
    let time = ready.map { ReadyDemo.clock(milliseconds: $0.timeline.outcome.milliseconds) } ?? ""
    let chapters = ready.map { $0.demo.chapters.count } ?? 0
    self.init(
      id: entry.name, title: entry.title, trailing: time, heading: entry.title,
      aside: chapters == 0 ? time : "\(chapters) chapters, \(time)", text: entry.summary)
  }
}
