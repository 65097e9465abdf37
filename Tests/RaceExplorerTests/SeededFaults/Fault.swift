import RaceMachine

/// Steps taken out of the model together, where that is tried, and what every interleaving can then end in.
struct Fault: Sendable, CustomStringConvertible {
  /// What changes.
  let edits: [Edit]
  /// Where it is tried; the first one is the usual story.
  let situations: [Situation]
  /// The kinds of violation that the search finds in each of them, in order. Empty for a step that is redundant there.
  let finds: [String]
  /// Why nothing is found; nil when something is.
  let reason: String?

  /// Without `edits` in `procedure`, a search finds these kinds of violation, in order.
  init(_ procedure: String, _ edits: Edit..., in situations: Situation..., finds: String...) {
    self.edits = edits.map { $0.defaulting(to: procedure) }
    self.situations = situations
    self.finds = finds
    reason = nil
  }

  /// Without `edits` in `procedure`, a search finds nothing, because `reason`.
  init(_ procedure: String, _ edits: Edit..., in situations: Situation..., redundant reason: String) {
    self.edits = edits.map { $0.defaulting(to: procedure) }
    self.situations = situations
    finds = []
    self.reason = reason
  }

  var description: String {
    edits.map { "\($0.step.procedure) without '\($0.step.name)'" + ($0.step.number > 1 ? " \($0.step.number)" : "") }
      .joined(separator: ", ")
  }

  /// The program with all edits made.
  func changing(_ program: Program) -> Program {
    edits.reduce(program) { program, edit in
      program.changing(edit.step.procedure) { procedure in
        procedure.replacing(edit.step.name, number: edit.step.number) { edit.form.changing($0, of: procedure) }
      }
    }
  }
}

/// One of the steps of a program: number `number` of its name in its procedure.
struct StepName: Hashable, Sendable, Comparable, CustomStringConvertible {
  var procedure: String
  let name: String
  let number: Int

  var description: String { "\(procedure): '\(name)' \(number)" }

  static func < (left: StepName, right: StepName) -> Bool {
    (left.procedure, left.name, left.number) < (right.procedure, right.name, right.number)
  }
}

/// A step, and what becomes of it. A bare name means the first step of that name, without its access.
struct Edit: Sendable, ExpressibleByStringLiteral {
  var step: StepName
  let form: Form

  init(_ name: String, _ number: Int = 1, in procedure: String = "", _ form: Form = .gone) {
    step = StepName(procedure: procedure, name: name, number: number)
    self.form = form
  }

  init(_ name: String, _ form: Form) { self.init(name, 1, form) }

  init(stringLiteral value: String) { self.init(value) }

  /// The same edit, of a step of `procedure` unless it names another one.
  func defaulting(to procedure: String) -> Edit {
    guard step.procedure.isEmpty else { return self }
    var edit = self
    edit.step.procedure = procedure
    return edit
  }
}
