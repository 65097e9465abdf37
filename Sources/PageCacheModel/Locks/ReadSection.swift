import RaceMachine

/// RCU read sections (kernel-facts 3.1 R0 and R10).
extension NodeRCU {
  /// rcu_read_lock(): from here on no node that the CPU may still find goes away. Touches no memory of the system.
  func readLock(_ line: String = "rcu_read_lock()", then body: @escaping Body = proceed) -> Step {
    Pause(line) { context, value in
      context.setRegister(CPURegister.rcuNesting, to: context.register(CPURegister.rcuNesting) + 1)
      return body(&context, value)
    }.touchingOwn([.readSections])
  }

  /// rcu_read_unlock(): the end of the outermost section ends the grace periods that waited for this CPU alone.
  func readUnlock(_ line: String = "rcu_read_unlock()", then body: @escaping Body = proceed) -> Step {
    let rcu = self
    return Pause(line) { context, value in
      let nesting = context.register(CPURegister.rcuNesting)
      precondition(nesting > 0, "rcu_read_unlock() without rcu_read_lock()")
      context.setRegister(CPURegister.rcuNesting, to: nesting - 1)
      if nesting == 1 {
        context.setRegister(CPURegister.heldPeriods, to: 0)
        rcu.endGracePeriods(&context)
      }
      return body(&context, value)
    }.touchingOwn([.readSections, .gracePeriods]).inCollective(Self.unlockers)
      .touching(Besides(touches: Self.returned, collective: Self.unlockers), because: .gracePeriod) {
        [words = heldWords] context in
        for word in words where context.register(word) != 0 { return 1 }
        return 0
      }
  }

  /// Of two CPUs that leave their sections the second frees what waited for both, whichever that is.
  private static let unlockers: UInt8 = 1

  /// The registers that say which nodes wait for a CPU.
  private var heldWords: Range<Int> {
    CPURegister.heldNodes..<(CPURegister.heldNodes + (memory.nodes.count + 63) / 64)
  }

  private func endGracePeriods(_ context: inout StepContext) {
    for number in 0..<memory.nodes.count {
      if number % 64 == 0, context.register(CPURegister.heldNodes + number / 64) == 0 { continue }
      let register = CPURegister.heldNodes + number / 64
      let bit: Word = 1 << Word(number % 64)
      guard context.register(register) & bit != 0 else { continue }
      context.setRegister(register, to: context.register(register) & ~bit)
      var others = 0
      for cpu in 0..<context.cpuCount where context.register(register, of: cpu) & bit != 0 { others += 1 }
      if others > 0 { continue }
      clear(memory.nodes[number], &context)
      let name = memory.nodes.name(of: number)
      context.note("\(name) freed: its grace period is over")
    }
  }
}
