import RaceMachine

/// The words of `struct xa_node` that are no step of their own: its shape never changes while anybody can
/// reach it; counts and marks belong to the holder of xa_lock (v5.1, kernel-facts 2.2).
extension StepContext {
  private func shape(_ node: Word, _ field: Int) -> Word {
    constant(KernelPointer.address(node) + field, .nodeShape)
  }

  /// Index bits below the level of `node`.
  func shift(of node: Word) -> Word { shape(node, XArrayMemory.Node.shift) }

  /// The slot of its parent in which `node` stands.
  func offset(of node: Word) -> Word { shape(node, XArrayMemory.Node.offset) }

  /// The slot of `node` that is responsible for `index`.
  func slot(of index: Word, in node: Word, mask: Word) -> Word { index >> shift(of: node) & mask }

  /// The highest index that a tree with this head reaches.
  func maxIndex(_ head: Word, chunkSize: Word) -> Word {
    XAEntry.isNode(head) ? chunkSize << shift(of: XAEntry.toNode(head)) &- 1 : 0
  }

  private func lock(of node: Word) -> Address {
    KernelPointer.address(shape(node, XArrayMemory.Node.array)) + XArrayMemory.Array.lock
  }

  /// How many slots of `node` are not NULL.
  func count(of node: Word) -> Word {
    guarded(KernelPointer.address(node) + XArrayMemory.Node.count, .nodeCounts, by: lock(of: node))
  }

  /// Adds to the counts of `node`; what is subtracted comes as two's complement.
  mutating func addCounts(_ node: Word, count: Word = 0, values: Word = 0) {
    let base = KernelPointer.address(node)
    let lock = lock(of: node)
    for (field, change) in [(XArrayMemory.Node.count, count), (XArrayMemory.Node.values, values)] where change != 0 {
      let old = guarded(base + field, .nodeCounts, by: lock)
      setGuarded(base + field, .nodeCounts, by: lock, to: old &+ change)
    }
  }

  /// Sets both counts of `node` to 0: it is about to be freed.
  mutating func clearCounts(_ node: Word) {
    let base = KernelPointer.address(node)
    let lock = lock(of: node)
    setGuarded(base + XArrayMemory.Node.count, .nodeCounts, by: lock, to: 0)
    setGuarded(base + XArrayMemory.Node.values, .nodeCounts, by: lock, to: 0)
  }

  /// One bit for each slot of `node` that carries `mark`.
  func marks(of node: Word, _ mark: Word, chunkSize: Word) -> Word {
    guarded(marksAddress(node, mark, chunkSize), .nodeMarks, by: lock(of: node))
  }

  /// Sets which slots of `node` carry `mark`.
  mutating func setMarks(of node: Word, _ mark: Word, chunkSize: Word, to bits: Word) {
    setGuarded(marksAddress(node, mark, chunkSize), .nodeMarks, by: lock(of: node), to: bits)
  }

  private func marksAddress(_ node: Word, _ mark: Word, _ chunkSize: Word) -> Address {
    KernelPointer.address(node) + (XArrayMemory.Node.slots + Int(chunkSize) + Int(mark))
  }

  /// Whether anything in `array` carries `mark`: xa_marked(). The mark bits are all that xa_flags holds here.
  func isMarked(_ array: Word, _ mark: Word) -> Bool { flags(of: array) & 1 << mark != 0 }

  /// Notes whether anything in `array` carries `mark`.
  mutating func setMarked(_ array: Word, _ mark: Word, to marked: Bool) {
    let bit: Word = 1 << mark
    let base = KernelPointer.address(array)
    setGuarded(
      base + XArrayMemory.Array.flags, .xaFlags, by: base + XArrayMemory.Array.lock,
      to: flags(of: array) & ~bit | (marked ? bit : 0))
  }

  /// The mark bits of `array`.
  func flags(of array: Word) -> Word {
    let base = KernelPointer.address(array)
    return guarded(base + XArrayMemory.Array.flags, .xaFlags, by: base + XArrayMemory.Array.lock)
  }

  /// Gives `node` up: xa_node_free(). Its memory waits until xa_lock is released, and then for a grace period,
  /// since the kernel frees some nodes before it unlinks them. The step declares `.nodeLife`.
  mutating func free(_ node: Word) {
    poke(KernelPointer.address(node) + XArrayMemory.Node.life, .nodeLife, NodeLife.freed)
  }
}
