/// A kernel function as a list of named steps.
public struct Procedure: Sendable {
  /// What a procedure consists of.
  public enum Element: Sendable {
    /// A line and what it does.
    case step(Step)
    /// A place to go to.
    case label(Label)
  }

  /// The name of the function it models.
  public let name: String
  /// The variables.
  public let frame: Frame
  /// Steps and labels in order.
  public var elements: [Element]

  /// The procedure `name` with the given variables and steps.
  public init(_ name: String, _ frame: Frame = Frame(), @ProcedureBuilder _ elements: () -> [Element]) {
    self.name = name
    self.frame = frame
    self.elements = elements()
  }

  /// The steps without the labels.
  public var steps: [Step] {
    elements.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }

  /// The same procedure with the step called `name` replaced. The second of that name is `number` 2.
  ///
  /// Traps when there is no such step: a seeded fault that changes nothing would prove nothing.
  public func replacing(_ name: String, number: Int = 1, with replace: (Step) -> Step) -> Procedure {
    var copy = self
    var seen = 0
    for index in elements.indices {
      guard case .step(let step) = elements[index], step.name == name else { continue }
      seen += 1
      if seen == number {
        copy.elements[index] = .step(replace(step))
        return copy
      }
    }
    preconditionFailure("\(self.name) has no step \(number) called '\(name)'")
  }

  /// The same procedure without the effect of the step called `name`.
  public func removing(_ name: String, number: Int = 1) -> Procedure {
    replacing(name, number: number, with: \.skipped)
  }
}

/// Collects the elements of a procedure; `if` and `for` choose them when the program is made.
@resultBuilder
public enum ProcedureBuilder {
  /// One step or label.
  public static func buildExpression(_ element: some ProcedureElement) -> [Procedure.Element] { [element.element] }
  /// Elements made elsewhere.
  public static func buildExpression(_ elements: [Procedure.Element]) -> [Procedure.Element] { elements }
  /// A sequence.
  public static func buildBlock(_ parts: [Procedure.Element]...) -> [Procedure.Element] { parts.flatMap(\.self) }
  /// An `if` without `else`.
  public static func buildOptional(_ part: [Procedure.Element]?) -> [Procedure.Element] { part ?? [] }
  /// The first way of an `if` with `else`.
  public static func buildEither(first part: [Procedure.Element]) -> [Procedure.Element] { part }
  /// The second way of an `if` with `else`.
  public static func buildEither(second part: [Procedure.Element]) -> [Procedure.Element] { part }
  /// A `for`.
  public static func buildArray(_ parts: [[Procedure.Element]]) -> [Procedure.Element] { parts.flatMap(\.self) }
}
