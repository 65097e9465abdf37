import PageCacheModel
import RaceMachine

/// A model whose tasks run a changed program, while its set-up still runs the right one.
///
/// Both are in one program: the procedures of the tasks, changed, have names of their own. Who holds what, and who may
/// touch what, is not known here: that follows from steps that may be missing.
struct FaultyModel: Model {
  private let base: KernelModel
  let program: Program

  init(_ base: KernelModel, _ fault: Fault) {
    self.base = base
    let changed = fault.changing(base.program)
    let copies = changed.reachable(from: base.tasks).map { number in
      let procedure = changed.procedures[number]
      return Procedure(Self.copy(procedure.name), procedure.frame) { procedure.elements.map(Self.callingCopies) }
    }
    program = Program(
      base.program.procedures + copies, lastWords: base.program.lastWords.map { base.program.procedures[$0].name })
  }

  private static func copy(_ name: String) -> String { "changed " + name }

  private static func callingCopies(_ element: Procedure.Element) -> Procedure.Element {
    guard case .step(let step) = element, case .call(let callee, let arguments, let condition) = step.operation else {
      return element
    }
    return .step(Step(step.line, .call(copy(callee), arguments, when: condition), step.body).setting(as: step))
  }

  var title: String { base.title }
  var version: Int { base.version }
  var map: MemoryMap { base.map }
  var registers: [Field] { base.registers }
  var prologue: Prologue? { base.prologue }
  var tasks: [RaceTask] {
    base.tasks.map { RaceTask(Self.copy($0.procedure), $0.arguments, symmetryClass: $0.symmetryClass, title: $0.title) }
  }
  func prepare(_ setup: inout Setup) { base.prepare(&setup) }
  func finalViolations(_ view: MachineView) -> [Violation] { base.finalViolations(view) }
}

extension Program {
  /// The numbers of the procedures that `tasks` can call, directly or not.
  func reachable(from tasks: [RaceTask]) -> [Int] {
    var seen: Set<Int> = []
    var waiting = tasks.compactMap { number(of: $0.procedure) }
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for step in procedures[next].steps {
        if case .call(let callee, _, _) = step.operation, let number = number(of: callee) { waiting.append(number) }
      }
    }
    return seen.sorted()
  }
}
