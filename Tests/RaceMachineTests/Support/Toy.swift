import RaceMachine
import Testing

/// A small model made of parts, so that a test can change one of them.
struct Toy: Model, CustomTestStringConvertible {
  var title: String
  var version = 1
  var map: MemoryMap
  var program: Program
  var tasks: [RaceTask]
  var registers: [Field] = []
  var prologue: Prologue?
  var preparation: @Sendable (inout Setup) -> Void = { _ in }
  var judgement: @Sendable (MachineView) -> [Violation] = { _ in [] }

  func prepare(_ setup: inout Setup) { preparation(&setup) }
  func finalViolations(_ view: MachineView) -> [Violation] { judgement(view) }

  var testDescription: String { title }

  /// Every toy, for properties that hold of all models.
  static let all: [Toy] = [
    messagePassing, lockedCounter, unlockedCounter, choice, nestedCalls, refcount, readersAndWriter, ghostPrologue,
    atomics, quietPeriod, stopping, freeing, lifetimes,
    readableWhenFree,
  ]
}

/// A few words of shared memory, one object each.
struct Words {
  private(set) var map = MemoryMap()

  mutating func place(_ name: String, _ region: Region, _ format: ValueFormat = .decimal) -> Address {
    map.place("", fields: [Field(name, region, format)])[0]
  }
}

extension Violation {
  /// What toys report.
  static func toy(_ detail: String) -> Violation { Violation("toy", detail) }
}
