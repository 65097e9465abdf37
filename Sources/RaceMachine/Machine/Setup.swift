/// Brings memory into the state from which all runs begin.
public struct Setup {
  let machine: Machine

  /// Writes a word directly: what a field holds before anything happens.
  public mutating func set(_ address: Address, _ value: Word) {
    machine.core.pointee.write(address.index, value)
    machine.core.pointee.log.clear()
  }

  /// The value of a word.
  public func word(_ address: Address) -> Word { machine.core.pointee.memory[address.index] }

  /// Sets a register of a CPU.
  public mutating func setRegister(_ number: Int, of cpu: Int, to value: Word) {
    machine.core.pointee.write(cpu: cpu, CPULayout.registers + number, value)
  }

  /// Puts a lock into the hands of `cpu`, as if it had taken it before the run.
  public mutating func hold(_ lock: LockKind, at address: Address, by cpu: Int) {
    set(address, word(address) | lock.mask)
    var context = StepContext(core: machine.core, cpu: cpu)
    context.took(lock, at: address)
  }

  /// Runs a procedure of the program to its end, alone on a CPU of its own.
  ///
  /// Traps when the procedure breaks a promise or waits for what nobody will bring: a set-up must be sound.
  ///
  /// - Returns: the value that the procedure returns.
  @discardableResult
  public mutating func run(_ procedure: String, _ arguments: Word...) -> Word {
    machine.runToEnd(procedure, arguments)
  }
}
