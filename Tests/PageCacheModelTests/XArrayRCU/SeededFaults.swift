@testable import PageCacheModel
@testable import RaceMachine

extension Step {
  /// The same step, but what it should write is only read: a seeded fault.
  var withoutWrite: Step {
    guard case .access(_, let order, let place, _) = operation else { preconditionFailure("\(name) does not write") }
    return Step(line, .access(.load, order, place, 0), body).declaring(as: self)
  }
}

extension Program {
  /// The same program with one store taken out.
  func withoutStore(_ name: String, in procedure: String) -> Program {
    changing(procedure) { $0.replacing(name, with: \.withoutWrite) }
  }
}
