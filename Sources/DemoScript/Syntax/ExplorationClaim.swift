import RaceExplorer

/// What a script says about every interleaving of an act.
public struct ExplorationClaim: Hashable, Sendable {
  /// Whether any of them breaks a promise.
  public let judgement: Judgement
  /// A check that one of them breaks; nil: any.
  public let kind: Spanned<String>?
  /// What that check says; nil: anything.
  public let detail: String?
  /// How many states there are; nil: not claimed.
  public let states: Int?
}

extension ExplorationClaim: CustomStringConvertible {
  /// The claim as a script spells it.
  public var description: String {
    judgement.rawValue + (kind.map { " \($0.value)" } ?? "") + (detail.map { " " + $0.quoted } ?? "")
      + (states.map { " in \($0) states" } ?? "")
  }
}

/// Which run to a violation a script wants to see.
public struct CounterexampleWish: Hashable, Sendable {
  /// What is special about the run.
  public enum Merit: String, Hashable, Sendable, CaseIterable {
    /// No run has fewer steps.
    case shortest
    /// No run has fewer context switches.
    case fewestSwitches = "fewest-switches"
  }

  /// What is special about it.
  public let merit: Merit
  /// The check that it breaks; nil: any.
  public let kind: Spanned<String>?
  /// What that check says; nil: anything.
  public let detail: String?
}

extension CounterexampleWish: CustomStringConvertible {
  /// The wish as a script spells it.
  public var description: String {
    merit.rawValue + (kind.map { " \($0.value)" } ?? "") + (detail.map { " " + $0.quoted } ?? "")
  }
}
