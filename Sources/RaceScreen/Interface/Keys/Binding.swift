/// Keys that belong together, and the words about them: one line of the help, at most one item of the footer.
public struct Binding: Hashable, Sendable {
  /// A key and what it asks for.
  public struct Stroke: Hashable, Sendable {
    /// The key.
    public let key: Key
    /// What it asks for.
    public let command: Command
  }

  /// The keys with what each asks for.
  public let strokes: [Stroke]
  /// How the keys are written, such as `← →`.
  public let label: String
  /// A word or two for the footer; empty if it is not shown there.
  public let short: String
  /// A sentence for the help.
  public let explanation: String
  /// The heading of the help under which it stands; nil where there are no headings, and for what is the same everywhere.
  public internal(set) var group: KeyGroup?

  init(_ label: String, _ short: String, _ explanation: String, _ strokes: [(Key, Command)]) {
    self.label = label
    self.short = short
    self.explanation = explanation
    self.strokes = strokes.map { Stroke(key: $0, command: $1) }
  }
}
