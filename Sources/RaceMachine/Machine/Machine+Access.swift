extension Machine {
  /// Whether there is a word at `address`; a pointer that leads nowhere is for the step to notice.
  @inline(__always)
  func isMemory(_ address: Address) -> Bool { address.index > 0 && address.index < core.pointee.layout.sharedWords }

  /// Makes the access of an instruction and does its local work.
  func perform(at pc: Int, _ context: inout StepContext, _ choice: Word) -> Flow {
    let (code, work) = (compiled.code + pc, compiled.work + pc)
    guard code.pointee.region != Instruction.noRegion else {
      // Fences, pauses and fulfilled waits touch no word; a choice hands over its value.
      return work.pointee.body(&context, choice)
    }
    let address = work.pointee.address(context).index
    guard isMemory(Address(address)) else {
      context.violate(Violation("wild-access", program.lines[Int(code.pointee.line)].name))
      return .halt
    }
    precondition(
      core.pointee.regionOf[address] == code.pointee.region,
      "'\(program.lines[Int(code.pointee.line)].name)' touches \(map.name(of: Address(address))), which is in another region"
    )
    let old = core.pointee.memory[address]
    let new = value(at: pc, after: old, context)
    let lifetime = Int(core.pointee.lifetimeOf[address])
    if lifetime != 0, core.pointee.memory[abs(lifetime)] == 0, lifetime > 0 || writes(code.pointee.kind, old, new) {
      context.violate(Violation("use-after-free", map.ownerName(of: Address(address))))
    }
    core.pointee.write(address, new)
    if core.pointee.recorder != nil { recordAccess(pc, Address(address), old, new) }
    switch code.pointee.kind {
    case .lock: context.took(code.pointee.lock, at: Address(address))
    case .unlock: context.gave(code.pointee.lock, at: Address(address))
    // Who adds learns no more than lets additions commute.
    case .add: return work.pointee.body(&context, 0)
    case .addAndTest: return work.pointee.body(&context, Word(bitPattern: Int64(bitPattern: new).signum()))
    case .addUnlessZero: return work.pointee.body(&context, old == 0 ? 0 : 1)
    default: break
    }
    return work.pointee.body(&context, old & code.pointee.bits)
  }

  /// Whether the access wrote: an addition unless zero and a compare-and-swap need not.
  private func writes(_ kind: Instruction.Kind, _ old: Word, _ new: Word) -> Bool {
    switch kind {
    case .load: false
    case .addUnlessZero, .compareExchange: old != new
    default: true
    }
  }

  private func value(at pc: Int, after old: Word, _ context: borrowing StepContext) -> Word {
    let (kind, work) = (compiled.code[pc].kind, compiled.work + pc)
    switch kind {
    case .load: return old
    case .store: return work.pointee.operand(context)
    case .add, .fetchAdd, .addAndTest: return old &+ work.pointee.operand(context)
    case .addUnlessZero: return old == 0 ? 0 : old &+ work.pointee.operand(context)
    case .setBits, .lock: return old | work.pointee.operand(context)
    case .clearBits, .unlock: return old & ~work.pointee.operand(context)
    case .compareExchange:
      return old == work.pointee.expected(context) ? work.pointee.operand(context) : old
    case .fence, .pause, .await, .choose, .compute, .call: return old
    }
  }

  @inline(never)
  private func recordAccess(_ pc: Int, _ address: Address, _ old: Word, _ new: Word) {
    guard let recorder = core.pointee.recorder, let kind = program.code[pc].accessKind else { return }
    recorder.event.access = StepEvent.Access(kind: kind, address: address, old: old, new: new)
    recorder.show(resultText(kind, address, old, new))
  }

  /// What people read beside a line when its body has nothing better to say.
  private func resultText(_ kind: AccessKind, _ address: Address, _ old: Word, _ new: Word) -> String {
    guard let format = map.field(at: address)?.format else { return "" }
    switch kind {
    case .load: return format.text(old)
    case .store: return "was \(format.text(old))"
    case .add, .addAndTest, .addUnlessZero, .rmw: return "\(format.text(old)) → \(format.text(new))"
    case .lock: return "got it"
    case .unlock, .fence: return ""
    }
  }

  /// Writes a value of a choice as a schedule can say it: for people if that is a number, else in decimal digits.
  private func scheduleText(_ value: Word, of cpu: Int) -> String {
    let text = view.choiceText(value, of: cpu)
    let read = try? Schedule(parsing: "\(cpu)(x=\(text))")
    return read == Schedule([.choose(cpu: cpu, name: "x", value: value)]) ? text : String(value)
  }

  /// Why `move` is impossible now; nil when it is possible.
  func refusal(of move: Move) -> MoveRefusal? {
    guard move.cpu >= 0, move.cpu < cpuCount else {
      let last = cpuCount - 1
      let range = last == 0 ? "CPU 0" : "CPUs 0 to \(last)"
      return MoveRefusal(move: move, description: "there is no CPU \(move.cpu); this model has \(range)")
    }
    switch (view.status(of: move.cpu), move.action) {
    case (.ready, .step): return nil
    case (.choosing(_, let values), .choose(let value)) where values.contains(value): return nil
    case (.ready, .choose):
      return MoveRefusal(move: move, description: "CPU \(move.cpu) has nothing to choose here")
    case (.choosing(let name, let values), _):
      let list = values.map { "\(move.cpu)(\(name)=\(scheduleText($0, of: move.cpu)))" }
      let some = list.count > 4 ? list.prefix(3) + ["…", list[list.count - 1]] : list[...]
      return MoveRefusal(
        move: move, description: "CPU \(move.cpu) must choose \(name) here: \(some.joined(separator: ", "))")
    case (.blocked(let reason), _):
      return MoveRefusal(move: move, description: "CPU \(move.cpu) \(reason)")
    case (.finished, _): return MoveRefusal(move: move, description: "CPU \(move.cpu) has finished")
    case (.stopped, _):
      return MoveRefusal(move: move, description: "CPU \(move.cpu) has stopped at a BUG() and stays there")
    }
  }
}
