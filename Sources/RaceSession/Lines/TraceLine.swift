import RaceMachine

/// A row of a CPU's panel: a line that ran, or the name of the function to which the rows below belong.
public struct TraceLine: Hashable, Sendable {
  /// What the row is.
  public enum Kind: Hashable, Sendable {
    /// The name of a function, above its lines.
    case heading
    /// A line that made an access, a choice or local work.
    case line
    /// A call was entered; with ``TraceDetail/open``, one that has not come back.
    case call
    /// A call came back; the result is what it returned, as far as the line says so.
    case returned
  }

  /// What the row is.
  public let kind: Kind
  /// The text without indentation; of a heading, the name of the function.
  public let text: String
  /// How far the line is indented within its function, in columns.
  public let indentation: Int
  /// Functions below the one it belongs to.
  public let depth: Int
  /// What the line saw or did, in a word or two; empty when there is nothing to say.
  public let result: String
  /// At which step it ran, from 1; 0 for what ran before the first step. A heading has the step of the line below.
  public let step: Int
  /// Index into ``Program/lines``; nil for a heading.
  public let line: Int?
  /// Index into ``Program/procedures``.
  public let procedure: Int
  /// How often the line had run in this activation of its function, this time included: 2 and more in a loop.
  public let round: Int
  /// Whether the line ran again since, in the same activation: a view may fold this row away.
  public let isRepeated: Bool
  /// The promises that this line found broken, or what it called if that has come back and is not shown.
  public let violations: [Violation]
}

/// How much of a CPU's past a panel shows.
public enum TraceDetail: Hashable, Sendable {
  /// The functions that the CPU is in; a call that has come back is one row.
  case open
  /// The same, and of a loop only the last time that each of its lines ran.
  case brief
  /// Every line, as it ran.
  case all
}
