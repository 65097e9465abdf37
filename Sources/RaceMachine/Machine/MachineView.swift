/// Reads a machine without changing it.
public struct MachineView {
  let machine: Machine

  private var core: UnsafeMutablePointer<Core> { machine.core }
  private var layout: CPULayout { core.pointee.layout }

  /// The value of a shared word.
  public func word(_ address: Address) -> Word {
    precondition(address.index >= 0 && address.index < layout.sharedWords, "no such word")
    return core.pointee.memory[address.index]
  }

  /// Register `number` of a CPU.
  public func register(_ number: Int, of cpu: Int) -> Word { own(cpu, CPULayout.registers + number) }

  func own(_ cpu: Int, _ place: Int) -> Word { core.pointee.memory[layout.address(cpu, place)] }

  // MARK: CPUs

  /// How many CPUs the model has.
  public var cpuCount: Int { layout.cpuCount }

  /// Whether `cpu` can go on, and if not, why.
  public func status(of cpu: Int) -> CPUStatus {
    precondition(cpu >= 0 && cpu < layout.slots, "no such CPU")
    switch own(cpu, CPULayout.state) {
    case CPUState.finished: return .finished
    case CPUState.stopped: return .stopped
    default: break
    }
    guard let pc = position(of: cpu) else { return .finished }
    let instruction = machine.program.code[pc]
    switch instruction.kind {
    case .lock:
      guard let lock = instruction.lock, !mayProceed(cpu, at: pc) else { return .ready }
      let owner = owner(of: machine.compiled.work[pc].address(StepContext(core: core, cpu: cpu)))
      return .blocked("waits for \(lock.name)" + (owner.map { ", held by CPU \($0)" } ?? ""))
    case .await:
      if mayProceed(cpu, at: pc) { return .ready }
      guard case .await(_, let reason) = machine.program.lines[instruction.line].step.operation else {
        return .blocked("waits")
      }
      var context = StepContext(core: core, cpu: cpu)
      context.besides = instruction.besides
      return .blocked(reason(context))
    case .choose:
      guard case .choose(let name, let values, _) = machine.program.lines[instruction.line].step.operation
      else { return .ready }
      return .choosing(name, values)
    default: return .ready
    }
  }

  /// Whether `cpu` can go on: as ``status(of:)`` says, but without the words, for searches.
  public func canRun(_ cpu: Int) -> Bool {
    guard own(cpu, CPULayout.state) == CPUState.running, let pc = position(of: cpu) else { return false }
    return mayProceed(cpu, at: pc)
  }

  /// Whether the lock or the condition for which the instruction at `pc` waits is there.
  @inline(__always)
  private func mayProceed(_ cpu: Int, at pc: Int) -> Bool {
    let code = machine.compiled.code + pc
    guard code.pointee.kind == .lock || code.pointee.kind == .await else { return true }
    var context = StepContext(core: core, cpu: cpu)
    context.besides = code.pointee.besides
    if code.pointee.kind == .await { return machine.compiled.work[pc].operand(context) != 0 }
    let address = machine.compiled.work[pc].address(context)
    return !machine.isMemory(address) || core.pointee.memory[address.index] & code.pointee.bits == 0
  }

  /// Writes a value of the choice before which `cpu` stands.
  public func choiceText(_ value: Word, of cpu: Int) -> String {
    guard let line = nextLine(of: cpu),
      case .choose(_, _, let format) = machine.program.lines[line].step.operation
    else { return String(value) }
    return format.text(value)
  }

  /// The CPUs that can go on, in order.
  public var runnable: [Int] { (0..<cpuCount).filter(canRun) }

  /// All moves that are possible now, in order of CPU and value.
  public var moves: [Move] {
    var moves: [Move] = []
    for cpu in runnable {
      if let pc = position(of: cpu), machine.compiled.code[pc].kind == .choose {
        for value in machine.program.code[pc].values { moves.append(Move(cpu: cpu, .choose(value))) }
      } else {
        moves.append(Move(cpu: cpu))
      }
    }
    return moves
  }

  /// The locks that `cpu` holds, the first taken first.
  public func locks(of cpu: Int) -> [(kind: LockKind, address: Address)] {
    (0..<CPULayout.heldLocks).compactMap { index in
      let word = own(cpu, layout.held + index)
      guard let address = HeldLock.address(word), let kind = machine.lockKinds[HeldLock.kind(word)] else {
        return nil
      }
      return (kind, address)
    }
  }

  /// Whether `cpu` holds the lock whose word is at `address`.
  public func holds(lockAt address: Address, cpu: Int) -> Bool {
    for place in 0..<CPULayout.heldLocks where HeldLock.address(own(cpu, layout.held + place)) == address {
      return true
    }
    return false
  }

  /// The CPU that holds the lock whose word is at `address`.
  public func owner(of address: Address) -> Int? {
    (0..<cpuCount).first { cpu in
      (0..<CPULayout.heldLocks).contains { HeldLock.address(own(cpu, layout.held + $0)) == address }
    }
  }

  // MARK: Frames

  /// One procedure that a CPU is in.
  public struct FrameView: Sendable {
    /// The procedure.
    public let procedure: Procedure
    /// Its number in the program.
    public let number: Int
    /// The line on which it rests; in a caller, the line of the call.
    public let line: Int
    /// The values of all words of its variables, in frame order.
    public let values: [Word]
    let base: Int

    /// The value of a variable.
    public func value(of local: Local) -> Word { values[local.offset - Frame.headerWords] }

    /// The value of the variable called `name`.
    public func value(named name: String) -> Word? {
      procedure.frame.variables.first { $0.local.name == name }.map { value(of: $0.local) }
    }

    /// Field `field` of the record `local` of this frame.
    public func value(of record: Local, field: Int) -> Word { values[record.offset - Frame.headerWords + field] }
  }

  /// The procedures that `cpu` is in, the first one first. Empty when it has finished.
  public func frames(of cpu: Int) -> [FrameView] {
    var frames: [FrameView] = []
    var base = Int(own(cpu, CPULayout.top))
    while base != 0 {
      let pc = Int(own(cpu, base)) - 1
      let number = Int(machine.compiled.code[pc].procedure)
      let procedure = machine.program.procedures[number]
      let values = (Frame.headerWords..<procedure.frame.wordCount).map { own(cpu, base + $0) }
      frames.append(
        FrameView(
          procedure: procedure, number: number, line: Int(machine.compiled.code[pc].line), values: values, base: base))
      base = Int(own(cpu, base + 1))
    }
    return frames.reversed()
  }

  /// How many procedures `cpu` is in.
  public func depth(of cpu: Int) -> Int {
    var depth = 0
    var base = Int(own(cpu, CPULayout.top))
    while base != 0 {
      depth += 1
      base = Int(own(cpu, base + 1))
    }
    return depth
  }

  func position(of cpu: Int) -> Int? {
    let base = Int(own(cpu, CPULayout.top))
    return base == 0 ? nil : Int(own(cpu, base)) - 1
  }

  /// The line that `cpu` runs next; an index into ``Program/lines``.
  public func nextLine(of cpu: Int) -> Int? { position(of: cpu).map { Int(machine.compiled.code[$0].line) } }

  /// What `cpu` will touch when it runs next; nil when it has finished or stopped.
  public func plannedAccess(of cpu: Int) -> PlannedAccess? {
    guard own(cpu, CPULayout.state) == CPUState.running, let pc = position(of: cpu) else { return nil }
    let (code, work) = (machine.compiled.code + pc, machine.compiled.work + pc)
    let context = StepContext(core: core, cpu: cpu)
    var besides = code.pointee.allBesides
    if register(0, of: cpu) != 0, let prologue = machine.prologue { besides = besides.union(prologue.besides) }
    let region = code.pointee.region == Instruction.noRegion ? nil : code.pointee.region
    let address = region.map { _ in work.pointee.address(context) }
    let kind = code.pointee.accessKind ?? .fence
    var addition: PlannedAccess.Addition?
    var watches: RegionSet = []
    if let address, machine.isMemory(address) {
      if kind == .add || kind == .addAndTest || kind == .addUnlessZero {
        addition = PlannedAccess.Addition(present: word(address), addend: work.pointee.operand(context))
      }
      let lifetime = Int(core.pointee.lifetimeOf[address.index])
      if lifetime > 0 || lifetime < 0 && kind.writes {
        watches.bits = 1 << UInt64(core.pointee.regionOf[abs(lifetime)])
      }
    }
    return PlannedAccess(
      kind: kind, address: address, region: region, bits: code.pointee.bits, besides: besides,
      addition: addition, watches: watches)
  }
}
