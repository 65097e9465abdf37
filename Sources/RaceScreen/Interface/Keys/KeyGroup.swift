/// What keys are for: the headings under which the help of a run lists them.
public enum KeyGroup: Hashable, Sendable, CaseIterable {
  /// Steps, back and on.
  case going
  /// What breaks, and why.
  case asking
  /// Values, panels, the whole way.
  case looking
  /// Another model.
  case changing
  /// Where to come back to, and where to stop.
  case marking
  /// A demo that is recorded.
  case recording

  var title: String {
    switch self {
    case .going: "going"
    case .asking: "asking what breaks"
    case .looking: "looking"
    case .changing: "changing what runs"
    case .marking: "marking and finding"
    case .recording: "recording a demo"
    }
  }
}

extension Binding {
  /// The same keys under a heading of the help.
  func under(_ group: KeyGroup) -> Binding {
    var binding = self
    binding.group = group
    return binding
  }
}
