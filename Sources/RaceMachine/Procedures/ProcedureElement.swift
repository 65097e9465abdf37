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

  /// The step, its address marked as computed from a loaded value.
  public func dependent() -> Step { step.dependent() }
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
