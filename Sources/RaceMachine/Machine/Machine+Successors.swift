/// What a search of all states asks to know where a move leads without making it again.
extension Machine {
  /// The fingerprint of shared memory alone.
  public var sharedFingerprint: Fingerprint { core.pointee.hashes[0] }

  /// The one shared word on which the next step of `cpu` depends, and the word that says whether its object lives, -1
  /// for none; the same for the word of a CPU that has finished. nil when the step may look at more than that, or has a choice: then it must be made to know where it leads.
  @inline(__always)
  public func soleWord(ofNextStepOf cpu: Int) -> (word: Int32, lifetime: Int32)? {
    let base = top(of: cpu)
    if base == 0 { return (-1, -1) }
    guard own(cpu, CPULayout.registers) == 0 else { return nil }
    let pc = position(of: cpu, at: base)
    let code = compiled.code + pc
    guard code.pointee.region != Instruction.noRegion, code.pointee.hasSoleWord else { return nil }
    let address = compiled.work[pc].address(StepContext(core: core, cpu: cpu))
    guard isMemory(address) else { return nil }
    let lifetime = core.pointee.lifetimeOf[address.index]
    return (Int32(truncatingIfNeeded: address.index), lifetime == 0 ? -1 : abs(lifetime))
  }

  /// Whether the next step of `cpu` may touch more than the caller can know: see ``Composite``.
  @inline(__always)
  public func isComposite(nextStepOf cpu: Int) -> Bool {
    let base = top(of: cpu)
    return base != 0 && compiled.code[position(of: cpu, at: base)].isComposite
  }

  /// Whether the last step changed shared word number `word`.
  @inline(__always)
  public func lastStepChanged(_ word: Int32) -> Bool {
    for index in core.pointee.log.lastStep where core.pointee.log.entries[index].address == Int(word) { return true }
    return false
  }

  /// Whether the last step, which `cpu` made, changed anything of another CPU.
  public func lastStepReachedBeyond(_ cpu: Int) -> Bool {
    let layout = core.pointee.layout
    let own = layout.address(cpu, 0)..<layout.address(cpu &+ 1, 0)
    for index in core.pointee.log.lastStep {
      let address = core.pointee.log.entries[index].address
      if address >= layout.sharedWords, !own.contains(address) { return true }
    }
    return false
  }
}

extension Fingerprint {
  /// What the CPU in place `position`, whose local state has this fingerprint, adds to that of the whole state.
  @inline(__always)
  public func contribution(at position: Int) -> Fingerprint {
    var result = Fingerprint()
    result.combine(self, at: position)
    return result
  }

  /// Adds both halves, which wrap.
  @inline(__always)
  public static func &+ (left: Fingerprint, right: Fingerprint) -> Fingerprint {
    Fingerprint(high: left.high &+ right.high, low: left.low &+ right.low)
  }

  /// Subtracts both halves, which wrap.
  @inline(__always)
  public static func &- (left: Fingerprint, right: Fingerprint) -> Fingerprint {
    Fingerprint(high: left.high &- right.high, low: left.low &- right.low)
  }
}
