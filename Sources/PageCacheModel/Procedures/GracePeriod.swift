import RaceMachine

extension KernelProcedures {
  /// `synchronize_rcu()` (v5.1; kernel-facts 4, P6): waits for every read section that is under way now. It sleeps,
  /// so nobody may call it with a spinlock held.
  ///
  /// The grace period is an object of its own, like a node that waits to be freed: each CPU in a read section holds it
  /// back, and lets go of it when it leaves.
  var synchronizeRCU: Procedure {
    var frame = Frame()
    let period = frame.local(Self.gracePeriodVariable, .hidden)
    let registers = CPURegister.heldPeriods
    return Procedure("synchronize_rcu", frame) {
      Pause("begin a grace period") { c, _ in
        if c.spinLocksHeld > 0 { c.violate(Violation("sleep-in-atomic", "synchronize_rcu() under a spinlock")) }
        var taken: Word = 0
        for cpu in 0..<c.cpuCount { taken |= c.register(registers, of: cpu) }
        let bit = ~taken & (taken &+ 1)
        var readers = 0
        for cpu in 0..<c.cpuCount where c.register(CPURegister.rcuNesting, of: cpu) > 0 {
          c.setRegister(registers, of: cpu, to: c.register(registers, of: cpu) | bit)
          readers += 1
        }
        c[period] = readers == 0 ? 0 : bit
        c.show(readers == 0 ? "no reader" : "\(readers) to wait for")
        return readers == 0 ? .back(0) : .next
      }.touching([.readSections, .gracePeriods])
      Await(
        "wait for the readers",
        Operand { c in Self.holders(c, c[period]).isEmpty ? 1 : 0 },
        reason: { c in
          let names = Self.holders(c, c[period]).map { "CPU \($0)" }.joined(separator: ", ")
          return "waits for a grace period: \(names) in an RCU section"
        }
      ) { _, _ in .back(0) }.touching([.gracePeriods])
    }
  }

  /// The name of the variable that says for which grace period a CPU waits.
  static let gracePeriodVariable = "grace period"

  /// The CPUs that hold a grace period back.
  private static func holders(_ c: borrowing StepContext, _ period: Word) -> [Int] {
    var result: [Int] = []
    for cpu in 0..<c.cpuCount where c.register(CPURegister.heldPeriods, of: cpu) & period != 0 { result.append(cpu) }
    return result
  }
}
