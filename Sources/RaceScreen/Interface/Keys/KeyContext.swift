/// What is open, as far as it decides what keys mean.
public enum KeyContext: Hashable, Sendable, CaseIterable {
  /// The start page.
  case start
  /// A run.
  case run
  /// A demo.
  case demo
  /// The matrix of all pairs.
  case matrix
  /// The lanes of a run.
  case lanes
  /// What each fix costs.
  case costs
  /// A list to pick from.
  case list
  /// The values between which a CPU must choose.
  case choice
  /// A line that is typed: of a recording, or what is looked for.
  case typing
  /// The command line.
  case command
  /// Ways, bookmarks and stop points of a run.
  case ways
  /// A value of a run that is selected.
  case inspecting
  /// All steps of a run.
  case events
  /// The filter of a list that is typed.
  case filter
  /// The explanation of a break.
  case why
  /// The explanation of the keys.
  case help

  /// Whether characters are text, and no keys.
  public var takesText: Bool { [.typing, .filter, .command].contains(self) }

  /// The heading of its keys in the help.
  var title: String {
    switch self {
    case .start: "start page"
    case .run: "run"
    case .demo: "demo"
    case .matrix: "matrix"
    case .lanes: "lanes"
    case .costs: "costs"
    case .list: "list"
    case .choice: "choice"
    case .typing: "typing"
    case .command: "command line"
    case .ways: "ways and marks"
    case .inspecting: "selected value"
    case .events: "steps"
    case .filter: "filter"
    case .why: "explanation"
    case .help: "help"
    }
  }
}
