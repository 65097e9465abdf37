/// Reads a word. The body gets its value.
public struct Load: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, order: MemoryOrder = .relaxed, then body: @escaping Body
  ) {
    step = Step(line, .access(.load, order, place, 0), body)
  }
}

/// Writes a word. The body gets the value that was there, for showing only.
public struct Store: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ place: Place, _ value: Operand, order: MemoryOrder = .relaxed,
    then body: Body? = nil
  ) {
    step = Step(line, .access(.store, order, place, value), then: body)
  }
}
