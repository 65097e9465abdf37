/// A step of its own that touches no shared memory.
public struct Pause: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, then body: Body? = nil
  ) {
    step = Step(line, .pause, then: body)
  }
}

/// A step that waits until `condition` is not 0. `reason` says what it waits for.
public struct Await: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ condition: Operand, reason: @escaping @Sendable (borrowing StepContext) -> String,
    then body: Body? = nil
  ) {
    step = Step(line, .await(condition, reason), then: body)
  }
}

/// Lets the schedule choose one of `values`. The body gets the chosen one.
public struct Choose: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ name: String, _ values: [Word], _ format: ValueFormat, then body: @escaping Body
  ) {
    step = Step(line, .choose(name, values: values, format), body)
  }
}

/// Local work, run together with the access before it.
public struct Compute: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, then body: @escaping @Sendable (inout StepContext) -> Flow
  ) {
    step = Step(line, .compute) { context, _ in body(&context) }
  }
}

/// Calls a procedure, unless the condition is 0. The body gets the value that it returns.
public struct Call: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String, _ callee: String, _ arguments: Operand..., when condition: Operand? = nil,
    then body: Body? = nil
  ) {
    step = Step(line, .call(callee, arguments, when: condition), then: body)
  }
}

/// A line of pseudo-code that only shows.
public struct Text: StepForm {
  /// The step.
  public let step: Step

  /// The step with this line of pseudo-code.
  public init(
    _ line: String
  ) {
    step = Step(line, .text, proceed)
  }
}
