import PageCacheModel
import RaceMachine
import RaceSession

/// A whole run as a time line: for each CPU what it did at which step, what it held, and when it had to wait.
///
/// A value of its own: the run may go back and forth, or be forgotten, and it stays as it is.
struct Lanes: Hashable {
  /// What one CPU did.
  struct Lane: Hashable {
    /// What it held, in the order in which each was taken first; RCU stands first.
    fileprivate(set) var rails: [LaneRail] = []
    /// The steps that others took while it waited for a lock or a grace period, rising.
    fileprivate(set) var waits: [ClosedRange<Int>] = []
  }

  /// Something that broke.
  struct Break: Hashable {
    /// The step that broke it; the last one for what shows only at the end.
    let step: Int
    /// Who broke it; nil for what shows only at the end.
    let cpu: Int?
    let violation: Violation
  }

  /// A lane for each CPU.
  private(set) var lanes: [Lane]
  /// Who took each step, the first one first.
  let cpus: [Int]
  /// The letter of each step, as everywhere on the screen.
  let letters: [Character]
  /// What broke, in order.
  private(set) var breaks: [Break] = []
  /// Whether nobody can go on at the end.
  private(set) var isOver = false

  /// How many steps there are.
  var length: Int { cpus.count }
  /// The first steps of all CPUs that took over from another one, rising.
  let switches: [Int]

  /// All steps that `session` knows, wherever it stands.
  init(_ session: Session) {
    let events = session.events
    cpus = events.map(\.move.cpu)
    letters = events.map { AccessLetter.of($0, in: session.program).first ?? " " }
    switches = zip(cpus.indices.dropFirst(), zip(cpus, cpus.dropFirst())).filter { $1.0 != $1.1 }.map { $0.0 + 1 }
    lanes = Array(repeating: Lane(), count: session.cpuCount)
    let machine = Machine(session.model)
    let kernel = session.kernelModel
    for (index, event) in events.enumerated() {
      noteWaits(at: index + 1, of: event.move.cpu, in: machine.view)
      machine.advance(event.move)
      noteLocks(event, at: index + 1)
      if let kernel { noteRCU(of: event.move.cpu, at: index + 1, KernelReading(kernel, machine.view)) }
      breaks += event.violations.map { Break(step: index + 1, cpu: event.move.cpu, violation: $0) }
    }
    isOver = machine.view.runnable.isEmpty
    breaks += machine.endViolations.map { Break(step: length, cpu: nil, violation: $0) }
    for cpu in lanes.indices { lanes[cpu].rails.sort { $0.kind == .rcu && $1.kind != .rcu } }
  }

  // MARK: Reading a run

  private mutating func noteWaits(at step: Int, of runner: Int, in view: MachineView) {
    for cpu in lanes.indices where cpu != runner && !view.canRun(cpu) {
      guard case .blocked = view.status(of: cpu) else { continue }
      if let last = lanes[cpu].waits.last, last.upperBound == step - 1 {
        lanes[cpu].waits[lanes[cpu].waits.count - 1] = last.lowerBound...step
      } else {
        lanes[cpu].waits.append(step...step)
      }
    }
  }

  private mutating func noteLocks(_ event: StepEvent, at step: Int) {
    let cpu = event.move.cpu
    for note in event.notes {
      switch note {
      case .took(let lock, let address):
        let rail = rail(.lock(lock.id), lock.name, of: cpu)
        lanes[cpu].rails[rail].begin(at: step, address, end: length)
      case .gave(let lock, let address):
        let rail = rail(.lock(lock.id), lock.name, of: cpu)
        lanes[cpu].rails[rail].finish(at: step, address)
      default: continue
      }
    }
  }

  private mutating func noteRCU(of cpu: Int, at step: Int, _ reading: KernelReading) {
    let before = lanes[cpu].rails.first { $0.kind == .rcu }?.spans.last?.isOpen ?? false
    let now = reading.isInRCU(cpu)
    guard before != now else { return }
    let rail = rail(.rcu, "RCU", of: cpu)
    if now {
      lanes[cpu].rails[rail].begin(at: step, nil, end: length)
    } else {
      lanes[cpu].rails[rail].finish(at: step, nil)
    }
  }

  private mutating func rail(_ kind: LaneRail.Kind, _ name: String, of cpu: Int) -> Int {
    if let index = lanes[cpu].rails.firstIndex(where: { $0.kind == kind }) { return index }
    lanes[cpu].rails.append(LaneRail(kind, name))
    return lanes[cpu].rails.count - 1
  }
}
