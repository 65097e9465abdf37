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
  /// What each fix costs.
  case costs
  /// A list to pick from.
  case list
  /// The values between which a CPU must choose.
  case choice
  /// A line of a recording that is typed.
  case typing
  /// A value of a run that is selected.
  case inspecting
  /// All steps of a run.
  case events
  /// The filter of the steps that is typed.
  case filter
  /// The explanation of a break.
  case why
  /// The explanation of the keys.
  case help

  /// Whether characters are text, and no keys.
  public var takesText: Bool { self == .typing || self == .filter }

  /// The heading of its keys in the help.
  var title: String {
    switch self {
    case .start: "start page"
    case .run: "run"
    case .demo: "demo"
    case .matrix: "matrix"
    case .costs: "costs"
    case .list: "list"
    case .choice: "choice"
    case .typing: "typing"
    case .inspecting: "selected value"
    case .events: "steps"
    case .filter: "filter"
    case .why: "explanation"
    case .help: "help"
    }
  }
}
