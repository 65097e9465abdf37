/// Which steps can interfere with which, known from what they declare: the base of every reduction.
///
/// Steps of two CPUs are independent when they may run in either order with the same result. Belongs to one machine.
struct Independence {
  /// What an instruction interferes with.
  private struct Conflicts {
    /// Accesses that its access meets; fewer if the object of the word is held throughout.
    let access, accessHeldThroughout: ClassSet
    /// What may free the object of its word, or change the word besides an access. Nothing of that happens to an object
    /// that is held.
    let freeing: ClassSet
    /// What meets what it touches besides its access: always, and under its conditions.
    let besides, first, second: ClassSet
  }

  private let conflicts: UnsafeMutablePointer<Conflicts>
  private let prologueClass: ClassSet
  private let prologueConflicts: ClassSet
  private let futures: Futures

  init(_ program: Program, _ map: MemoryMap, _ prologue: Prologue?) {
    var classes = StepClasses(map)
    let members = program.code.map { instruction in
      (always: classes.members(of: instruction), sometimes: instruction.sometimes.map { classes.members($0.besides) })
    }
    let prologue = prologue?.besides ?? Besides()
    prologueClass = classes.members(prologue)
    futures = Futures(program, classes: members)
    conflicts = .allocate(capacity: program.code.count)
    for (pc, instruction) in program.code.enumerated() {
      let access = StepClass.Access(instruction)
      (conflicts + pc).initialize(
        to: Conflicts(
          access: classes.accesses(meeting: access),
          accessHeldThroughout: classes.accesses(meeting: access, keepingCountsAboveZero: instruction.keepsHold),
          freeing: classes.besides(meeting: access),
          besides: classes.conflicts(instruction.besides),
          first: classes.conflicts(instruction.sometimes.first?.besides ?? Besides()),
          second: classes.conflicts(instruction.sometimes.dropFirst().first?.besides ?? Besides())))
    }
    prologueConflicts = classes.conflicts(prologue)
  }

  func deallocate() {
    conflicts.deallocate()
    futures.deallocate()
  }

  /// What `cpu` may do from now on.
  func future(of cpu: Int, in machine: Machine) -> ClassSet {
    var result = ClassSet()
    if machine.own(cpu, CPULayout.state) != CPUState.running { return result }
    var sets: UInt64 = 0
    var isCalling = false
    var base = machine.top(of: cpu)
    while base != 0 {
      let frame = futures.frame(machine.position(of: cpu, at: base), isCalling: isCalling)
      result.formUnion(frame.always)
      sets |= frame.sets
      isCalling = true
      base = machine.caller(of: cpu, at: base)
    }
    // A register counts if it is set, or may be.
    func counts(_ register: Int) -> Bool {
      sets & 1 << UInt64(register) != 0 || machine.own(cpu, CPULayout.registers &+ register) != 0
    }
    if counts(0) { result.formUnion(prologueClass) }
    for index in 0..<futures.steeringCount where counts(futures.steering[index]) {
      isCalling = false
      base = machine.top(of: cpu)
      while base != 0 {
        result.formUnion(futures.steered(machine.position(of: cpu, at: base), isCalling: isCalling, index))
        isCalling = true
        base = machine.caller(of: cpu, at: base)
      }
    }
    return result
  }

  /// What follows from the local state of `cpu` alone.
  func standing(of cpu: Int, in machine: Machine) -> Standing {
    var standing = Standing(future: future(of: cpu, in: machine))
    let base = machine.top(of: cpu)
    if base == 0 { return standing }
    let pc = machine.position(of: cpu, at: base)
    let code = machine.compiled.code + pc
    standing.pc = pc
    standing.anywhere = conflicts[pc].besides
    if machine.own(cpu, CPULayout.registers) != 0 { standing.anywhere.formUnion(prologueConflicts) }
    guard code.pointee.region != Instruction.noRegion else { return standing }
    var context = StepContext(core: machine.core, cpu: cpu)
    context.besides = code.pointee.besides
    standing.address = machine.compiled.work[pc].address(context)
    return standing
  }

  /// What must not happen before the next step of `cpu`, which stands so, if that step is to be made first.
  func danger(toNextStepOf cpu: Int, _ standing: Standing, in machine: Machine) -> Danger {
    var danger = Danger()
    danger.anywhere = standing.anywhere
    danger.address = standing.address
    guard standing.pc >= 0 else { return danger }
    let (code, conflicts) = (machine.compiled.code + standing.pc, conflicts + standing.pc)
    if code.pointee.conditions > 0 {
      let work = machine.compiled.work + standing.pc
      var context = StepContext(core: machine.core, cpu: cpu)
      context.besides = code.pointee.besides
      if work.pointee.holdsFirst(context) { danger.anywhere.formUnion(conflicts.pointee.first) }
      if work.pointee.holdsSecond(context) { danger.anywhere.formUnion(conflicts.pointee.second) }
    }
    guard code.pointee.region != Instruction.noRegion else { return danger }
    let isHeld = machine.isMemory(danger.address) && machine.model.holds(danger.address, cpu: cpu, in: machine.view)
    danger.atAddress = isHeld ? conflicts.pointee.accessHeldThroughout : conflicts.pointee.access
    if !isHeld { danger.anywhere.formUnion(conflicts.pointee.freeing) }
    return danger
  }

  /// The word of the lock for which `cpu` waits; nil when it waits for none.
  func lockWanted(by cpu: Int, in machine: Machine) -> Address? {
    let base = machine.top(of: cpu)
    guard base != 0, machine.own(cpu, CPULayout.state) == CPUState.running else { return nil }
    let pc = machine.position(of: cpu, at: base)
    guard machine.compiled.code[pc].kind == .lock else { return nil }
    let address = machine.compiled.work[pc].address(StepContext(core: machine.core, cpu: cpu))
    guard machine.isMemory(address), machine.core.pointee.memory[address.index] & machine.compiled.code[pc].bits != 0
    else {
      return nil
    }
    return address
  }
}

/// Where CPUs stand, for those who ask often.
extension Machine {
  @inline(__always)
  func own(_ cpu: Int, _ place: Int) -> Word { core.pointee.memory[core.pointee.layout.address(cpu, place)] }

  /// Where the topmost frame of `cpu` begins; 0 when there is none.
  @inline(__always)
  func top(of cpu: Int) -> Int { Int(truncatingIfNeeded: own(cpu, CPULayout.top)) }

  /// Where the frame stands that begins at `base`.
  @inline(__always)
  func position(of cpu: Int, at base: Int) -> Int { Int(truncatingIfNeeded: own(cpu, base)) &- 1 }

  /// Where the frame begins that called the one at `base`; 0 when there is none.
  @inline(__always)
  func caller(of cpu: Int, at base: Int) -> Int { Int(truncatingIfNeeded: own(cpu, base &+ 1)) }
}
