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

  /// Something that a step may touch only under a condition.
  public struct Conditional: Sendable {
    /// What.
    public let besides: Besides
    /// Computed from what nobody else can change, or from what the step may touch anyway, in the state in which it
    /// begins.
    let condition: Expression
    /// The register that is the condition, if it is one that only its own CPU touches.
    let register: Int?
  }

  /// The line of pseudo-code. Leading blanks indent it and are not part of its name.
  public let line: String
  /// What it does.
  public let operation: Operation
  /// What the step, and the local lines that run with it, may touch besides its one access: ghost regions and
  /// registers, and more where ``composite`` gives a reason.
  public private(set) var besides = Besides()
  /// What it may touch only under a condition; at most two.
  public private(set) var sometimes: [Conditional] = []
  /// Why the step may touch several words of shared memory at once; nil for nearly all.
  public private(set) var composite: Composite?
  /// What follows the access.
  public let body: Body
  /// Where the body may lead.
  public private(set) var exits = Exits.anywhere
  /// The registers that its local work may set to something else than 0, a bit each. Needed for register 0, which asks
  /// for the model's prologue, and for those on which declarations depend.
  public private(set) var sets: UInt64 = 0
  /// Whether the object of the word is held as well after the step as before it; see ``Model/holds(_:cpu:in:)``.
  public private(set) var keepsHold = false
  /// Whether the address was computed from a value that an earlier step loaded.
  public var dependsOnLoad = false
  /// For locks: the name by which people know the lock, and whether waiting for it sleeps.
  public var lock: LockKind?

  /// Where a body may lead, besides the end of its CPU.
  public enum Exits: UInt8, Sendable {
    /// To the next line, to any label, or back to the caller.
    case anywhere
    /// To the next line.
    case onward
    /// Back to the caller.
    case back
  }

  /// A step that does `operation` and then `body`.
  public init(_ line: String, _ operation: Operation, _ body: @escaping Body) {
    self.line = line
    self.operation = operation
    self.body = body
  }

  /// A step that does `operation` and then `body`, and goes on to the next line if there is none.
  init(_ line: String, _ operation: Operation, then body: Body?) {
    self.init(line, operation, body ?? proceed)
    if body == nil { exits = .onward }
  }

  /// The line without its indentation. Schedules and demos know the step by this.
  public var name: String { String(line.drop { $0 == " " }) }

  /// The same step, declared to touch `regions` as well: ghost regions, or any for a listed `reason`.
  public func touching(_ regions: RegionSet, because reason: Composite? = nil) -> Step {
    var step = self
    step.besides.touches = besides.touches.union(regions)
    step.composite = composite ?? reason
    return step
  }

  /// The same step, declared to touch `besides` only if `condition` is not 0 when it begins. The condition must be
  /// computed from what nobody else can change, or from registers that the step declares, so that who might change it
  /// interferes anyway.
  public func touching(
    _ besides: Besides, because reason: Composite? = nil, when condition: @escaping Expression
  ) -> Step {
    adding(Conditional(besides: besides, condition: condition, register: nil), because: reason)
  }

  /// The same step, declared to touch `besides` only if register `number`, which only its own CPU touches, is not 0 when
  /// it begins. Lines that may set that register say so: ``setting(register:)``.
  public func touching(_ besides: Besides, whenRegister number: Int) -> Step {
    adding(Conditional(besides: besides, condition: { $0.register(number) }, register: number), because: nil)
  }

  private func adding(_ conditional: Conditional, because reason: Composite?) -> Step {
    precondition(sometimes.count < 2, "'\(name)' has two conditions already")
    var step = self
    step.sometimes.append(conditional)
    step.composite = composite ?? reason
    return step
  }

  /// The same step, declared to change ghost words in `regions`, but not so that a life begins or ends.
  public func marking(_ regions: RegionSet) -> Step {
    var step = self
    step.besides.marks = besides.marks.union(regions)
    return step
  }

  /// The same step, as one of collective `number`: see ``Besides/collective``.
  public func inCollective(_ number: UInt8) -> Step {
    var step = self
    step.besides.collective = number
    return step
  }

  /// The same step, declared to read `regions` as well.
  public func reading(_ regions: RegionSet) -> Step {
    var step = self
    step.besides.reads = besides.reads.union(regions)
    return step
  }

  /// The same step, declared to touch registers in `regions`, but only those of its own CPU.
  public func touchingOwn(_ regions: RegionSet) -> Step {
    var step = self
    step.besides.own = besides.own.union(regions)
    return step
  }

  /// The same step, whose body always leads to the next line.
  public func goingOn() -> Step {
    var step = self
    step.exits = .onward
    return step
  }

  /// The same step, whose body always leads back to the caller.
  public func returning() -> Step {
    var step = self
    step.exits = .back
    return step
  }

  /// The same step, declared to touch what `other` does, and for its reason.
  public func declaring(as other: Step) -> Step {
    var step = self
    step.besides = besides.union(other.besides)
    step.sometimes = sometimes + other.sometimes
    step.composite = composite ?? other.composite
    return step
  }

  /// The same step, its address marked as computed from a loaded value.
  public func dependent() -> Step {
    var step = self
    step.dependsOnLoad = true
    return step
  }

  /// The same step, whose local work may set register `number` of its CPU to something else than 0.
  public func setting(register number: Int) -> Step {
    var step = self
    step.sets |= 1 << UInt64(number)
    return step
  }

  /// The same step, which leaves the hold of the CPU on the object of its word as it was, or takes one more.
  public func keepingHold() -> Step {
    var step = self
    step.keepsHold = true
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
