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
}

/// A value that a step hands over: to a callee, or to memory.
public struct Operand: Sendable, ExpressibleByIntegerLiteral {
  @usableFromInline let value: Expression

  /// What `value` computes.
  public init(_ value: @escaping Expression) { self.value = value }
  /// A constant.
  public init(integerLiteral value: Word) { self.init { _ in value } }
  /// A constant.
  public static func constant(_ value: Word) -> Operand { Operand { _ in value } }
  /// The value of a variable.
  public static func local(_ local: Local) -> Operand { Operand { $0[local] } }
  /// The value of a field of a record in a caller's frame.
  public static func through(_ field: Through) -> Operand { Operand { $0[field] } }
  /// A reference to a record in this frame.
  public static func reference(_ record: Local) -> Operand { Operand { $0.reference(to: record) } }
}
