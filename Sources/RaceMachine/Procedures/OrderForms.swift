/// Waits until the lock is free, then takes it.
public struct Lock: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ kind: LockKind, _ place: Place, then body: Body? = nil
  ) {
    var step = Step(line, .access(.lock, .acquire, place, .constant(kind.mask)), then: body)
    step.lock = kind
    self.step = step
  }
}

/// Gives a lock back.
public struct Unlock: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ kind: LockKind, _ place: Place, then body: Body? = nil
  ) {
    var step = Step(line, .access(.unlock, .release, place, .constant(kind.mask)), then: body)
    step.lock = kind
    self.step = step
  }
}

/// Orders the accesses around it.
public struct Fence: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ order: MemoryOrder
  ) {
    step = Step(line, .fence(order), then: nil)
  }
}
