import RaceMachine

/// What becomes of a step that a fault takes out.
enum Form: Sendable {
  /// The access or the call is not made; what follows from it is done, as if it had found 0.
  case gone
  /// The same, as if it had found this value.
  case goneFinding(Word)
  /// Neither the access nor what follows from it; the procedure goes on with the next step.
  case skipped
  /// The step is made, and whatever it finds, the procedure goes on here: a test that nobody heeds.
  case ignored(Flow)
  /// The step is made, and believes to have found this value.
  case deceived(Word)
  /// The step is made, and believes to have found what this variable of its procedure holds.
  case deceivedBy(String)
  /// An addition that does not ask for zero.
  case unconditional
  /// A compare-and-swap that does not compare; the procedure goes on here.
  case uncompared(Flow)

  /// The step of `procedure`, changed.
  func changing(_ step: Step, of procedure: Procedure) -> Step {
    switch self {
    case .gone: Self.without(step, finding: 0)
    case .goneFinding(let value): Self.without(step, finding: value)
    case .skipped: step.skipped
    case .ignored(let flow):
      Self.replacing(step) { context, value in
        _ = step.body(&context, value)
        return flow
      }
    case .deceived(let value): Self.replacing(step) { context, _ in step.body(&context, value) }
    case .deceivedBy(let name):
      Self.deceived(step, by: procedure.frame.variables.first { $0.local.name == name }?.local)
    case .unconditional: Self.unconditional(step)
    case .uncompared(let flow): Self.uncompared(step, flow)
    }
  }

  /// The same step with another body.
  private static func replacing(_ step: Step, operation: Step.Operation? = nil, _ body: @escaping Body) -> Step {
    var copy = Step(step.line, operation ?? step.operation, body).declaring(as: step).setting(as: step)
    copy.dependsOnLoad = step.dependsOnLoad
    copy.lock = step.lock
    return copy
  }

  /// A step of its own remains one, so that what it does besides is still declared; a call becomes local work.
  private static func without(_ step: Step, finding value: Word) -> Step {
    if let section = step.readSection { return replacing(step, section) }
    // Who only tries for a lock must not believe to have got it.
    if step.isTrylock { return step.skipped }
    let body: Body = { context, _ in step.body(&context, value) }
    if step.isLocal { return Step(step.line, .compute, body).setting(as: step) }
    return Step(step.line, .pause, body).declaring(as: step).setting(as: step)
  }

  private static func deceived(_ step: Step, by local: Local?) -> Step {
    guard let local else { preconditionFailure("'\(step.name)' knows no such variable") }
    return replacing(step) { context, _ in step.body(&context, context[local]) }
  }

  private static func unconditional(_ step: Step) -> Step {
    guard case .access(.addUnlessZero, let order, let place, let value) = step.operation else {
      preconditionFailure("'\(step.name)' does not ask for zero")
    }
    return replacing(step, operation: .fetchAdd(order, place, value)) { context, _ in step.body(&context, 1) }
  }

  private static func uncompared(_ step: Step, _ flow: Flow) -> Step {
    guard case .compareExchange(let order, let place, _, let new) = step.operation else {
      preconditionFailure("'\(step.name)' does not compare")
    }
    return replacing(step, operation: .access(.store, order, place, new)) { _, _ in flow }
  }
}

extension Step {
  /// The same step, which may set the registers that `other` may.
  func setting(as other: Step) -> Step {
    (0..<64).filter { other.sets >> UInt64($0) & 1 != 0 }.reduce(self) { $0.setting(register: $1) }
  }

  /// The register in which a CPU counts its RCU read sections.
  static let nestingRegister = 1

  /// What the step does besides beginning or ending a read section, if it does that.
  fileprivate var readSection: Body? {
    let (body, register) = (body, Self.nestingRegister)
    switch name {
    case "rcu_read_lock()":
      return { context, value in
        let flow = body(&context, value)
        context.setRegister(register, to: context.register(register) - 1)
        return flow
      }
    case "rcu_read_unlock()":
      return { context, value in
        context.setRegister(register, to: context.register(register) + 1)
        return body(&context, value)
      }
    default: return nil
    }
  }

  /// Whether the step tries for a lock instead of waiting for it.
  var isTrylock: Bool {
    guard case .bits(_, _, _, set: true) = operation else { return false }
    return name.hasPrefix("trylock")
  }
}
