/// Computes something from what a CPU keeps for itself.
public typealias Expression = @Sendable (borrowing StepContext) -> Word

/// What a step does after its access: local work on the value, then where to go.
public typealias Body = @Sendable (inout StepContext, Word) -> Flow

/// The body of a step that just goes on.
public let proceed: Body = { _, _ in .next }

/// One word of shared memory, found from the locals of a procedure.
public struct Place: Sendable {
  /// The class of words to which it belongs, whatever the address.
  public let region: Region
  /// The bits of the word that a step at this place can see; its body gets the others as 0.
  public private(set) var bits = Word.max
  @usableFromInline let address: @Sendable (borrowing StepContext) -> Address

  /// The word of `region` that `address` computes.
  public init(_ region: Region, _ address: @escaping @Sendable (borrowing StepContext) -> Address) {
    self.region = region
    self.address = address
  }

  /// A fixed word of `region`.
  public init(_ region: Region, _ address: Address) {
    self.init(region) { _ in address }
  }

  /// The same word for a step that tests only some of its bits: a change of the others does not concern it.
  public func only(_ bits: Word) -> Place {
    var place = self
    place.bits = bits
    return place
  }
}

/// A value that a step hands over: to a callee, or to memory.
public struct Operand: Sendable, ExpressibleByIntegerLiteral {
  @usableFromInline let value: Expression
  /// The value if it is the same wherever the step runs.
  private(set) var constant: Word?

  /// What `value` computes.
  public init(_ value: @escaping Expression) { self.value = value }
  /// A constant.
  public init(integerLiteral value: Word) { self = .constant(value) }
  /// A constant.
  public static func constant(_ value: Word) -> Operand {
    var operand = Operand { _ in value }
    operand.constant = value
    return operand
  }
  /// The value of a variable.
  public static func local(_ local: Local) -> Operand { Operand { $0[local] } }
  /// The value of a field of a record in a caller's frame.
  public static func through(_ field: Through) -> Operand { Operand { $0[field] } }
  /// A reference to a record in this frame.
  public static func reference(_ record: Local) -> Operand { Operand { $0.reference(to: record) } }
}
