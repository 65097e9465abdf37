/// One line of a procedure and what it does. A value: tests take steps out or put others in their place.
public struct Step: Sendable {
  /// What kind of thing the step does.
  public enum Operation: Sendable {
    /// One access to shared memory. The body of an `add` gets 0, since additions commute only if nobody looks.
    case access(AccessKind, MemoryOrder, Place, Operand)
    /// Adds; the body gets the value before.
    case fetchAdd(MemoryOrder, Place, Operand)
    /// Compare-and-swap: expected value, new value.
    case compareExchange(MemoryOrder, Place, expected: Operand, new: Operand)
    /// Sets (or clears) bits in one atomic step.
    case bits(MemoryOrder, Place, Operand, set: Bool)
    /// Orders accesses; touches nothing.
    case fence(MemoryOrder)
    /// A visible step that touches no shared memory.
    case pause
    /// Waits, without touching shared memory, until the condition is not 0; then goes on. The sentence says for what.
    case await(Operand, @Sendable (borrowing StepContext) -> String)
    /// Takes one of several values; the schedule says which.
    case choose(String, values: [Word], ValueFormat)
    /// Local work, run together with the access before it.
    case compute
    /// A call of another procedure, if the condition is not 0; runs together with the access before it.
    case call(String, [Operand], when: Operand?)
    /// A line that only shows; nothing runs.
    case text
  }

  /// The line of pseudo-code. Leading blanks indent it and are not part of its name.
  public let line: String
  /// What it does.
  public let operation: Operation
  /// What the step, and the local lines that run with it, may touch besides its one access: ghost regions and
  /// registers, and more where ``composite`` gives a reason.
  public private(set) var besides: RegionSet = []
  /// Why the step may touch several words of shared memory at once; nil for nearly all.
  public private(set) var composite: Composite?
  /// What follows the access.
  public let body: Body
  /// Whether the address was computed from a value that an earlier step loaded.
  public var dependsOnLoad = false
  /// For locks: the name by which people know the lock, and whether waiting for it sleeps.
  public var lock: LockKind?

  /// A step that does `operation` and then `body`.
  public init(_ line: String, _ operation: Operation, _ body: @escaping Body) {
    self.line = line
    self.operation = operation
    self.body = body
  }

  /// The line without its indentation. Schedules and demos know the step by this.
  public var name: String { String(line.drop { $0 == " " }) }

  /// The same step, declared to touch `regions` as well: ghost regions, or any for a listed `reason`.
  public func touching(_ regions: RegionSet, because reason: Composite? = nil) -> Step {
    var step = self
    step.besides = besides.union(regions)
    step.composite = composite ?? reason
    return step
  }

  /// The same step, its address marked as computed from a loaded value.
  public func dependent() -> Step {
    var step = self
    step.dependsOnLoad = true
    return step
  }

  /// A line of the same name that does nothing, not even what follows from its access: a seeded fault.
  /// A variable that the step would have set keeps its value.
  public var skipped: Step { Step(line, .compute) { _, _ in .next } }

  /// Whether the step runs together with the access before it instead of by itself.
  public var isLocal: Bool {
    switch operation {
    case .compute, .call, .text: true
    case .access, .fetchAdd, .compareExchange, .bits, .fence, .pause, .await, .choose: false
    }
  }
}
