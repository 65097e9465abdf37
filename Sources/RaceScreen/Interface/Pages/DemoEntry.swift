/// A demo that can be opened, as far as lists speak of it. Nothing of it has been parsed but what is said here.
public struct DemoEntry: Hashable, Sendable {
  /// What the command line calls it.
  public let name: String
  /// Its title.
  public let title: String
  /// A sentence or two; may be empty.
  public let summary: String
  /// How long it plays, in seconds; nil if that is not known.
  public let seconds: Int?
  /// The script.
  public let text: String

  /// A demo.
  public init(name: String, title: String, summary: String, seconds: Int?, text: String) {
    self.name = name
    self.title = title
    self.summary = summary
    self.seconds = seconds
    self.text = text
  }

  /// A time as people write it: `2:50`.
  static func clock(_ seconds: Int) -> String {
    "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }
}

extension ListItem {
  init(_ demo: DemoEntry) {
    let time = demo.seconds.map(DemoEntry.clock) ?? ""
    self.init(
      id: demo.name, title: demo.title, trailing: time, heading: demo.title, aside: time, text: demo.summary)
  }
}
