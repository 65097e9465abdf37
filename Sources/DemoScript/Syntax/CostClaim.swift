/// What a script says about the lookups of a proposal on some CPUs, as its last `cost` has simulated them.
public struct CostClaim: Hashable, Sendable {
  /// The proposal.
  public let proposal: Spanned<String>
  /// What is said.
  public let subject: Subject
  /// On how many CPUs.
  public let cpus: Spanned<Int>

  /// What can be said.
  public enum Subject: Hashable, Sendable {
    /// How many times as many lookups a second another proposal makes.
    case times(over: Spanned<String>, Comparison, Double)
    /// How long half of the operations take at most, in nanoseconds.
    case latency(Operation, Comparison, Double)
    /// What costs most.
    case mostly(Spanned<String>)
  }

  /// An operation that takes time.
  public enum Operation: String, Hashable, Sendable, CaseIterable {
    /// A lookup, whether it finds a page or not.
    case lookup
    /// A deletion from the swap cache.
    case deletion
  }

  /// How a figure compares with a number.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// It is greater.
    case above = ">"
    /// It is smaller.
    case below = "<"

    func holds(_ left: Double, _ right: Double) -> Bool { self == .above ? left > right : left < right }
  }
}

extension CostClaim: CustomStringConvertible {
  /// The claim as a script spells it.
  public var description: String {
    let text =
      switch subject {
      case .times(let other, let comparison, let number):
        "/ \(other.value) \(comparison.rawValue) \(CostWords.number(number))"
      case .latency(let operation, let comparison, let time):
        "\(operation.rawValue) \(comparison.rawValue) \(CostWords.time(time))"
      case .mostly(let what): "mostly \(what.value.quoted)"
      }
    return "cost \(proposal.value) \(text) on \(cpus.value)"
  }
}
