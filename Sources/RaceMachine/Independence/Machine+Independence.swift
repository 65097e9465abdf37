/// What searches ask to leave out what cannot matter.
extension Machine {
  /// What may happen next on `cpu`, as far as its local state tells: the same for equal ``localFingerprint(of:)``.
  public func standing(of cpu: Int) -> Standing { independence.standing(of: cpu, in: self) }

  /// What may interfere with the next step of `cpu`, which stands so, if others do it before.
  public func danger(toNextStepOf cpu: Int, _ standing: Standing) -> Danger {
    independence.danger(toNextStepOf: cpu, standing, in: self)
  }

  /// Whether `cpu` may touch the word at `address` from now on, or free the object around it.
  public func mayTouch(_ address: Address, _ cpu: Int) -> Bool {
    !isMemory(address) || model.mayTouch(address, cpu: cpu, in: view)
  }

  /// The word of the lock for which `cpu` waits: until its holder goes on, `cpu` does nothing. nil when it waits for
  /// none.
  public func lockWanted(by cpu: Int) -> Address? { independence.lockWanted(by: cpu, in: self) }

  /// The local state of `cpu` as a number that does not depend on which CPU it is.
  public func localFingerprint(of cpu: Int) -> Fingerprint { core.pointee.hashes[1 &+ cpu] }

  /// The first CPU that does the same as `cpu`.
  public func representative(of cpu: Int) -> Int { firstOfClass[cpu] }
}
