/// Something that a script says is so.
public struct Claim: Hashable, Sendable {
  /// Whether it says that it is not so.
  public let isNegated: Bool
  /// What.
  public let subject: Subject

  /// The claim that `subject` holds, or that it does not.
  public init(_ subject: Subject, isNegated: Bool = false) {
    self.subject = subject
    self.isNegated = isNegated
  }

  /// What is claimed.
  public enum Subject: Hashable, Sendable {
    /// A word or a variable has a value: as people read it, as a number, or as the name of a page.
    case value(Spanned<DemoName>, String)
    /// A CPU is in a state; if it waits, what it waits for contains the text.
    case state(cpu: Spanned<Int>, State, reason: String?)
    /// A CPU holds a lock; nil: any.
    case holds(cpu: Spanned<Int>, lock: Spanned<String>?)
    /// A CPU is in a function.
    case inside(cpu: Spanned<Int>, function: Spanned<String>)
    /// A promise was broken: of a kind, with a detail, if given.
    case broken(kind: Spanned<String>?, detail: String?)
    /// So many steps were taken.
    case step(Int)
    /// Nobody can go on.
    case over
    /// A proposal costs so much.
    case cost(CostClaim)
  }

  /// What a CPU can be.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It can take its next step.
    case ready
    /// Its next step picks a value.
    case choosing
    /// It waits.
    case blocked
    /// It has returned from its first function.
    case finished
    /// It ran into a BUG().
    case stopped
  }
}

extension Claim: CustomStringConvertible {
  /// The claim as a script spells it.
  public var description: String { (isNegated ? "not " : "") + subject.description }
}

extension Claim.Subject: CustomStringConvertible {
  /// The subject as a script spells it.
  public var description: String {
    switch self {
    case .value(let name, let value): return "\(name.value) = \(value.quotedUnlessWord())"
    case .state(let cpu, let state, let reason):
      return "cpu \(cpu.value) \(state)" + (reason.map { " " + $0.quoted } ?? "")
    case .holds(let cpu, let lock): return "cpu \(cpu.value) holds " + (lock?.value.quoted ?? "a lock")
    case .inside(let cpu, let function): return "cpu \(cpu.value) in \(function.value)"
    case .broken(let kind, let detail):
      return "broken" + (kind.map { " \($0.value)" } ?? "") + (detail.map { " " + $0.quoted } ?? "")
    case .step(let number): return "step \(number)"
    case .over: return "over"
    case .cost(let claim): return "\(claim)"
    }
  }
}
