/// What searches ask to leave out what cannot matter.
extension Machine {
  /// What may happen next on `cpu`, as far as its local state tells: the same for equal ``localFingerprint(of:)``.
  public func standing(of cpu: Int) -> Standing { independence.standing(of: cpu, in: self) }

  /// What may interfere with the next step of `cpu`, which stands so, if others do it before.
  public func danger(toNextStepOf cpu: Int, _ standing: Standing) -> Danger {
    independence.danger(toNextStepOf: cpu, standing, in: self)
  }

  /// Whether something that `other` may do from now on, which is `future`, is among `danger`.
  @inline(__always)
  public func mayInterfere(_ other: Int, _ future: ClassSet, _ danger: Danger) -> Bool {
    if future.meets(danger.anywhere) { return true }
    guard future.meets(danger.atAddress) else { return false }
    return !isMemory(danger.address) || model.mayTouch(danger.address, cpu: other, in: view)
  }

  /// The CPU that holds the lock for which `cpu` waits: until that one goes on, `cpu` does nothing. nil when `cpu` waits
  /// for no lock.
  public func holder(ofLockWantedBy cpu: Int) -> Int? { independence.holder(ofLockWantedBy: cpu, in: self) }

  /// The local state of `cpu` as a number that does not depend on which CPU it is.
  public func localFingerprint(of cpu: Int) -> Fingerprint { core.pointee.hashes[1 &+ cpu] }

  /// The first CPU that does the same as `cpu`.
  public func representative(of cpu: Int) -> Int { firstOfClass[cpu] }
}
