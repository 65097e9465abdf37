import PageCacheModel
import RaceMachine

/// Turns what the machine tells about a step into what takes time.
struct StepWriter {
  private let reading: KernelReading
  private let program: Program
  /// The register that counts read sections.
  private let nestingRegister: Int
  /// The procedure that waits for readers, if this proposal has it.
  private let waiting: Int?

  /// For the steps of `machine`, which runs `model`.
  init(_ model: RecordedKernel, _ machine: Machine) {
    reading = KernelReading(model.kernel, machine.view)
    program = model.program
    let before = model.registers.prefix { $0.name != "rcu_read_lock_nesting" }
    precondition(before.count < model.registers.count, "the model counts read sections")
    nestingRegister = before.reduce(0) { $0 + $1.length }
    waiting = program.number(of: "synchronize_rcu")
  }

  /// How many read sections the CPU is in.
  var nesting: Word { reading.view.register(nestingRegister, of: 0) }

  /// What takes time in `event`, in order.
  func steps(of event: StepEvent, nestingBefore: Word) -> [RecordedStep] {
    var result: [RecordedStep] = []
    func add(_ action: RecordedStep.Action, _ address: Address) {
      guard let byte = reading.kernelByte(address) else { return }
      let line = LineShape(byte, slot: Int(RecordedKernel.slot))
      // Who looks at several words of a line reads it once, and who changes several writes it once.
      if result.contains(where: { $0.line == line && $0.action == action }) { return }
      result.append(RecordedStep(action: action, line: line, movesPage: line == .entry(level: 0) && action == .write))
    }
    for address in event.glances { add(.read, address) }
    if let access = event.access { add(action(of: access, event.notes), access.address) }
    for case .changed(let address, _, _) in event.notes { add(.write, address) }
    if nestingBefore == 0, nesting > 0 { result.append(RecordedStep(action: .enterSection, line: nil)) }
    if nestingBefore > 0, nesting == 0 { result.append(RecordedStep(action: .leaveSection, line: nil)) }
    if let first = event.lines.first, program.lines[first.line].procedure == waiting {
      result.append(RecordedStep(action: .waitForReaders, line: nil))
    }
    return result
  }

  private func action(of access: StepEvent.Access, _ notes: [StepEvent.Note]) -> RecordedStep.Action {
    for note in notes {
      switch note {
      case .took(let kind, access.address): return .lock(LockClass(name: kind.name, sleeps: kind.sleeps))
      case .gave(let kind, access.address): return .unlock(LockClass(name: kind.name, sleeps: kind.sleeps))
      default: continue
      }
    }
    switch access.kind {
    case .load, .fence: return .read
    case .store: return .write
    case .add, .addAndTest, .addUnlessZero, .rmw, .lock, .unlock: return .atomic
    }
  }
}
