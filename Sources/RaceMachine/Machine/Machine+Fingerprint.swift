extension Machine {
  /// Stands for the whole state. Kept up to date by every write; nothing is hashed here.
  public var fingerprint: Fingerprint {
    var result = core.pointee.hashes[0]
    for cpu in 0..<cpuCount { result.combine(core.pointee.hashes[1 + cpu], at: cpu) }
    return result
  }

  /// The same for states that differ only in which of several identical CPUs is which.
  public var canonicalFingerprint: Fingerprint {
    var result = core.pointee.hashes[0]
    let hashes = core.pointee.hashes + 1
    for members in symmetryClasses {
      // The hash of a CPU stands where as many of its class are smaller, or equal and before it.
      for cpu in members {
        var rank = 0
        for other in members where hashes[other] < hashes[cpu] || other < cpu && hashes[other] == hashes[cpu] {
          rank += 1
        }
        result.combine(hashes[cpu], at: members[rank])
      }
    }
    return result
  }

  /// The fingerprint computed from the words of the state alone; equals ``fingerprint``.
  public func recomputedFingerprint() -> Fingerprint {
    let layout = core.pointee.layout
    var result = Fingerprint()
    for place in 0..<layout.sharedWords { result.add(core.pointee.memory[place], core.pointee.keys[place]) }
    for cpu in 0..<cpuCount {
      var own = Fingerprint()
      for place in 0..<layout.stride {
        let word = layout.address(cpu, place)
        own.add(core.pointee.memory[word], core.pointee.keys[word])
      }
      result.combine(own, at: cpu)
    }
    return result
  }

  /// A copy of all words: shared memory, then the regions of the CPUs.
  public func snapshot() -> [Word] {
    let layout = core.pointee.layout
    return Array(
      UnsafeBufferPointer(start: core.pointee.memory, count: layout.sharedWords + layout.slots * layout.stride))
  }
}
