/// Adds to a word atomically; to subtract, add the two's complement.
///
/// Without a body, two additions to one word commute. With a body, which gets the value before, they do not:
/// the first of two that count down to zero does something else than the second.
public struct Add: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code; nobody looks at the value before.
  public init(_ line: String, _ place: Place, _ value: Operand, order: MemoryOrder = .relaxed) {
    step = Step(line, .access(.add, order, place, value), then: nil)
  }

  /// The step with this line of pseudo-code, and what follows from the value before.
  public init(
    _ line: String, _ place: Place, _ value: Operand, order: MemoryOrder = .relaxed, then body: @escaping Body
  ) {
    step = Step(line, .fetchAdd(order, place, value), body)
  }
}

/// Adds to a word atomically and looks at the sign of the value after, as reference counts are dropped. The body gets
/// −1 (as a two's complement), 0 or 1. Away from zero it commutes with other additions.
public struct AddAndTest: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, _ value: Operand, order: MemoryOrder = .full, then body: @escaping Body
  ) {
    step = Step(line, .access(.addAndTest, order, place, value), body)
  }
}

/// Adds to a word atomically unless it is 0. The body gets 1 if it did; 0 if not, and then nothing was ordered either.
/// Away from zero it commutes with other additions.
public struct AddUnlessZero: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, _ value: Operand, order: MemoryOrder = .full,
    then body: @escaping Body
  ) {
    step = Step(line, .access(.addUnlessZero, order, place, value), body)
  }
}

/// Sets bits of a word atomically. The body gets the value before.
public struct SetBits: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, _ bits: Operand, order: MemoryOrder = .relaxed,
    then body: Body? = nil
  ) {
    step = Step(line, .bits(order, place, bits, set: true), then: body)
  }
}

/// Clears bits of a word atomically. The body gets the value before.
public struct ClearBits: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, _ bits: Operand, order: MemoryOrder = .relaxed,
    then body: Body? = nil
  ) {
    step = Step(line, .bits(order, place, bits, set: false), then: body)
  }
}

/// Writes `new` if the word holds `expected`. The body gets the value before.
public struct CompareExchange: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, expected: Operand, new: Operand, order: MemoryOrder = .full,
    then body: @escaping Body
  ) {
    step = Step(line, .compareExchange(order, place, expected: expected, new: new), body)
  }
}
