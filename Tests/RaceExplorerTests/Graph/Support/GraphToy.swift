import RaceMachine
import Testing

/// A little model for graphs: up to two words, a lock, and what the CPUs call.
struct GraphToy: Model, CustomTestStringConvertible {
  var title: String
  var version: Int { 1 }
  var map: MemoryMap = GraphToy.words
  var program: Program
  var tasks: [RaceTask]
  var registers: [Field] { [Field("armed", Self.chair), Field("seat", Self.chair)] }
  var judgement: @Sendable (MachineView) -> [Violation] = { _ in [] }

  func prepare(_ setup: inout Setup) {}
  func finalViolations(_ view: MachineView) -> [Violation] { judgement(view) }

  var testDescription: String { title }

  static let one = Region(0, "one")
  static let two = Region(1, "two")
  static let lockWord = Region(2, "lock")
  static let chair = Region(3, "seats", .ghost)
  static let lock = LockKind(1, "lock", sleeps: false)
  /// The second word used as a lock.
  static let otherLock = LockKind(2, "two", sleeps: false)
  private static let words: MemoryMap = {
    var map = MemoryMap()
    for region in [one, two, lockWord] { _ = map.place("", fields: [Field(region.name, region, .decimal)])[0] }
    return map
  }()
  /// The words.
  static let first = Place(one, Address(1))
  static let second = Place(two, Address(2))
  static let held = Place(lockWord, Address(3))

  /// CPUs that call these procedures; those that call the same one are identical.
  init(_ title: String, _ calls: [String], @ProgramBuilder _ procedures: () -> [Procedure]) {
    self.title = title
    // Nobody calls the first procedure of the program.
    program = Program([Procedure("idle") { Pause("idle") }] + procedures())
    tasks = calls.map { call in RaceTask(call, symmetryClass: calls.firstIndex(of: call) ?? 0) }
  }

  /// Puts procedures into a list.
  @resultBuilder enum ProgramBuilder {
    static func buildBlock(_ procedures: Procedure...) -> [Procedure] { procedures }
  }

  /// The same with as many CPUs of each kind as said.
  func calling(_ calls: String...) -> GraphToy {
    var toy = self
    toy.title += " (" + calls.joined(separator: ", ") + ")"
    toy.tasks = calls.map { call in RaceTask(call, symmetryClass: calls.firstIndex(of: call) ?? 0) }
    return toy
  }

  /// A broken promise.
  static func broken(_ detail: String) -> Violation { Violation("toy", detail) }
}
