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
    for members in symmetryClasses {
      let hashes = members.map { core.pointee.hashes[1 + $0] }.sorted()
      for (cpu, hash) in zip(members, hashes) { result.combine(hash, at: cpu) }
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
        own.add(
          core.pointee.memory[layout.address(cpu, place)], core.pointee.keys[layout.sharedWords + place])
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

  /// The CPUs that do the same, together.
  private var symmetryClasses: [[Int]] {
    var classes: [(Int, [Int])] = []
    for (cpu, task) in tasks.enumerated() {
      if let index = classes.firstIndex(where: { $0.0 == task.symmetryClass }) {
        classes[index].1.append(cpu)
      } else {
        classes.append((task.symmetryClass, [cpu]))
      }
    }
    return classes.map(\.1)
  }
}
