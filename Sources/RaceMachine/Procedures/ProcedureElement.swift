/// Something that stands in a procedure: a step or a label.
public protocol ProcedureElement: Sendable {
  /// What it adds to the procedure.
  var element: Procedure.Element { get }
}

/// One of the usual forms of a step, such as ``Load``.
public protocol StepForm: ProcedureElement {
  /// The step itself.
  var step: Step { get }
}

extension StepForm {
  /// The step.
  public var element: Procedure.Element { .step(step) }

  /// The step, declared to touch `regions` as well: ghost regions, or any for a listed `reason`.
  public func touching(_ regions: RegionSet, because reason: Composite? = nil) -> Step {
    step.touching(regions, because: reason)
  }

  /// The step, whose body always leads to the next line.
  public func goingOn() -> Step { step.goingOn() }

  /// The step, whose body always leads back to the caller.
  public func returning() -> Step { step.returning() }

  /// The step, declared to change ghost words in `regions`, but not so that a life begins or ends.
  public func marking(_ regions: RegionSet) -> Step { step.marking(regions) }

  /// The step, declared to read `regions` as well.
  public func reading(_ regions: RegionSet) -> Step { step.reading(regions) }

  /// The step, declared to touch registers in `regions`, but only those of its own CPU.
  public func touchingOwn(_ regions: RegionSet) -> Step { step.touchingOwn(regions) }

  /// The step, its address marked as computed from a loaded value.
  public func dependent() -> Step { step.dependent() }

  /// The step, whose local work may set register `number` of its CPU to something else than 0.
  public func setting(register number: Int) -> Step { step.setting(register: number) }

  /// The step, which leaves the hold of the CPU on the object of its word as it was, or takes one more.
  public func keepingHold() -> Step { step.keepingHold() }
}

extension Step: StepForm {
  /// The step.
  public var step: Step { self }
}

/// Marks the place that `.go(label)` leads to.
public struct At: ProcedureElement {
  /// The label.
  public let element: Procedure.Element
  /// The place called `label`.
  public init(_ label: Label) { element = .label(label) }
}
