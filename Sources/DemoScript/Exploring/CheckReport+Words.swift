import RaceExplorer

extension CheckReport {
  /// What was found out, for an audience: `every interleaving, 588 states: safe`.
  var finding: String { "\(scope): \(verdict)" }

  private var scope: String {
    (complete ? "every interleaving" : "not every interleaving") + ", "
      + (states == 1 ? "1 state" : "\(states) states")
  }

  private var verdict: String {
    switch judgement {
    case .safe, .unknown: judgement.rawValue
    case .broken: "broken, " + findings.map { "\($0.violation)" }.joined(separator: "; ")
    }
  }

  /// What was found instead of what `claim` says; nil when it holds.
  func refutation(of claim: ExplorationClaim) -> String? {
    let isFound = findings.contains { $0.matches(kind: claim.kind?.value, detail: claim.detail) }
    let holds =
      judgement == claim.judgement && (judgement == .safe || isFound)
      && claim.states.map { complete && $0 == states } ?? true
    return holds ? nil : finding
  }

  /// The run that `wish` asks for; nil when there is none, or none is known.
  func run(for wish: CounterexampleWish) -> Counterexample? {
    let wanted = findings.filter { $0.matches(kind: wish.kind?.value, detail: wish.detail) }
    switch wish.merit {
    case .shortest: return wanted.compactMap(\.shortest).min { $0.steps < $1.steps }
    case .fewestSwitches:
      return wanted.compactMap(\.fewestSwitches).min { ($0.switches, $0.steps) < ($1.switches, $1.steps) }
    }
  }
}

extension Finding {
  /// Whether it is of that kind and says that; nil stands for anything.
  fileprivate func matches(kind: String?, detail: String?) -> Bool {
    (kind.map { $0 == violation.kind } ?? true) && (detail.map { $0 == violation.detail } ?? true)
  }
}

extension CheckReport {
  /// Whether a script that explores the same finds out the same: it gives up on more states.
  var isWithinReachOfScripts: Bool { complete && states <= DemoQuestion.maximumStates }
}
