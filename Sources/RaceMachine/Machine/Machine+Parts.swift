/// A state in its parts, shared memory and the local state of each CPU: for searches that remember what follows from
/// them.
extension Machine {
  /// The fingerprint of shared memory alone.
  public var sharedFingerprint: Fingerprint { core.pointee.hashes[0] }

  /// What the last step, or the last question whether a CPU can go on, had to do with other CPUs, since
  /// ``watchDealings()``.
  public var dealings: Dealings { core.pointee.dealings ?? Dealings() }

  /// Notes from now on what steps have to do with other CPUs.
  public func watchDealings() {
    if core.pointee.dealings == nil { core.pointee.dealings = Dealings() }
    core.pointee.dealings?.clear()
  }

  /// Register `number` among the words of a local state, as ``localWords(of:)`` gives them.
  @inlinable
  public static func place(ofRegister number: Int) -> Int { CPULayout.registers &+ number }

  /// The shared words that the last step wrote, each with what was there before; a word written twice comes twice, with
  /// the oldest value first.
  public func forEachSharedWrite(_ body: (_ word: Int, _ old: Word) -> Void) {
    let log = core.pointee.log
    for index in log.lastStep where log.entries[index].address < core.pointee.layout.sharedWords {
      body(log.entries[index].address, log.entries[index].old)
    }
  }

  /// The value of shared word number `word`.
  public func sharedWord(_ word: Int) -> Word { core.pointee.memory[word] }

  /// Changes shared words, each behind its number, so that the fingerprint becomes `fingerprint`. Not a step.
  public func putShared(_ words: some Sequence<(word: Int, value: Word)>, _ fingerprint: Fingerprint) {
    for (word, value) in words { core.pointee.memory[word] = value }
    core.pointee.hashes[0] = fingerprint
  }

  /// The words of the local state of `cpu`, without the zeros at its end.
  public func localWords(of cpu: Int) -> UnsafeBufferPointer<Word> {
    let layout = core.pointee.layout
    let first = core.pointee.memory + layout.address(cpu, 0)
    var count = layout.stride
    while count > 0, first[count &- 1] == 0 { count &-= 1 }
    return UnsafeBufferPointer(start: first, count: count)
  }

  /// Brings `cpu` into the local state with these words and this fingerprint. Not a step.
  public func putLocal(_ words: UnsafeBufferPointer<Word>, _ fingerprint: Fingerprint, on cpu: Int) {
    let present = localWords(of: cpu).count
    let first = core.pointee.memory + core.pointee.layout.address(cpu, 0)
    if let source = words.baseAddress { first.update(from: source, count: words.count) }
    if present > words.count { (first + words.count).update(repeating: 0, count: present &- words.count) }
    core.pointee.hashes[1 &+ cpu] = fingerprint
  }

  /// Brings the machine into the state whose words are `state`, as ``wholeState(telling:)`` gives them when it tells CPUs
  /// apart. It counts as one step.
  public func jump(to state: [Word]) {
    core.pointee.mark()
    let layout = core.pointee.layout
    var words = state[...]
    for slot in 0...cpuCount {
      let region = slot == 0 ? 0..<layout.sharedWords : layout.address(slot - 1, 0)..<layout.address(slot, 0)
      var wanted: [Int: Word] = [:]
      while let place = words.first, place != .max {
        wanted[region.lowerBound + Int(place)] = words[words.startIndex + 1]
        words = words.dropFirst(2)
      }
      words = words.dropFirst()
      for word in region where core.pointee.memory[word] != wanted[word] ?? 0 {
        let value = wanted[word] ?? 0
        slot == 0
          ? core.pointee.write(word, value) : core.pointee.write(cpu: slot - 1, word - region.lowerBound, value)
      }
    }
  }

  /// Makes the present state the first one: no step can be taken back.
  public func forgetSteps() { core.pointee.log.clear() }
}

extension Fingerprint {
  /// What a CPU with this fingerprint, in place `position`, adds to the fingerprint of a state.
  public func contribution(at position: Int) -> Fingerprint {
    var result = Fingerprint()
    result.combine(self, at: position)
    return result
  }

  /// Adds both halves, which wrap.
  @inlinable
  public static func &+ (left: Fingerprint, right: Fingerprint) -> Fingerprint {
    Fingerprint(high: left.high &+ right.high, low: left.low &+ right.low)
  }

  /// Subtracts both halves, which wrap.
  @inlinable
  public static func &- (left: Fingerprint, right: Fingerprint) -> Fingerprint {
    Fingerprint(high: left.high &- right.high, low: left.low &- right.low)
  }
}
