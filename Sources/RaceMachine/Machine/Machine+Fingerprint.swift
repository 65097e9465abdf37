extension Machine {
  /// Stands for the whole state. Kept up to date by every write; nothing is hashed here.
  public var fingerprint: Fingerprint {
    var result = core.pointee.hashes[0]
    for cpu in 0..<cpuCount { result.combine(core.pointee.hashes[1 + cpu], at: cpu) }
    return result
  }

  /// The same for states that differ only in which of several identical CPUs is which.
  public var canonicalFingerprint: Fingerprint {
    // A sum knows no order: the CPUs of a class contribute alike, whoever is which.
    var result = core.pointee.hashes[0]
    for cpu in 0..<cpuCount { result.combine(core.pointee.hashes[1 &+ cpu], at: firstOfClass[cpu]) }
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

  /// All words of the state that are not 0, each behind its place. If CPUs are not told apart, those that do the same
  /// stand in an order of their own, so that states that differ only in which is which are equal.
  public func wholeState(telling tellsCPUsApart: Bool) -> [Word] {
    let layout = core.pointee.layout
    func words(_ range: Range<Int>) -> [Word] {
      var words: [Word] = []
      for place in range where core.pointee.memory[place] != 0 {
        words.append(Word(place - range.lowerBound))
        words.append(core.pointee.memory[place])
      }
      return words
    }
    var regions = (0..<cpuCount).map { cpu in words(layout.address(cpu, 0)..<layout.address(cpu + 1, 0)) }
    if !tellsCPUsApart {
      for members in symmetryClasses {
        let sorted = members.map { regions[$0] }.sorted { $0.lexicographicallyPrecedes($1) }
        for (cpu, region) in zip(members, sorted) { regions[cpu] = region }
      }
    }
    return words(0..<layout.sharedWords) + regions.flatMap { [.max] + $0 }
  }

  /// A copy of all words: shared memory, then the regions of the CPUs.
  public func snapshot() -> [Word] {
    let layout = core.pointee.layout
    return Array(
      UnsafeBufferPointer(start: core.pointee.memory, count: layout.sharedWords + layout.slots * layout.stride))
  }
}
