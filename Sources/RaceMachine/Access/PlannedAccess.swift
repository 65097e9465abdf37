/// What a CPU will touch when it runs next; known before it runs.
public struct PlannedAccess: Hashable, Sendable {
  /// What it does; `fence` for steps that touch no word of their own, such as choices, pauses and waits.
  public let kind: AccessKind
  /// The word; nil when the step touches none of its own.
  public let address: Address?
  /// The number of the region of that word; nil when the step touches none of its own.
  public let region: UInt8?
  /// The bits of that word that the step sees or changes.
  public let bits: Word
  /// All that the step may touch besides: the regions of a composite step, ghost state, registers.
  public let besides: Besides
  /// For additions: the word's value now, and what would be added.
  public let addition: Addition?
  /// What the machine itself looks at when the step runs: whether the object of the word still lives.
  public let watches: RegionSet

  /// An addition that is about to happen.
  public struct Addition: Hashable, Sendable {
    /// The word's value now.
    public let present: Word
    /// What would be added.
    public let addend: Word
  }

  /// Whether the two accesses may run in either order with the same result, from the state in which both were planned.
  ///
  /// Errs on the side of false.
  public func commutes(with other: PlannedAccess) -> Bool {
    if besides.interferes(with: other.besides) { return false }
    if watches.bits & other.besides.touches.bits != 0 || besides.touches.bits & other.watches.bits != 0 { return false }
    if let region, other.besides.interferes(withAccessTo: region, writing: kind.writes) { return false }
    if let region = other.region, besides.interferes(withAccessTo: region, writing: other.kind.writes) {
      return false
    }
    guard let address, address == other.address else { return true }
    if !kind.writes, !other.kind.writes { return true }
    if bits & other.bits == 0 { return true }
    guard let mine = addition, let theirs = other.addition else { return false }
    // Additions commute when each learns the same whether it goes first or second.
    let present = mine.present
    let (mineFirst, theirsFirst) = (outcome(mine.addend, on: present), other.outcome(theirs.addend, on: present))
    return other.outcome(theirs.addend, on: mineFirst.value).learnt == theirsFirst.learnt
      && outcome(mine.addend, on: theirsFirst.value).learnt == mineFirst.learnt
  }

  /// What the addition leaves, and what its step learns.
  private func outcome(_ addend: Word, on present: Word) -> (value: Word, learnt: Int64) {
    switch kind {
    case .addUnlessZero: present == 0 ? (0, 0) : (present &+ addend, 1)
    case .addAndTest: (present &+ addend, Int64(bitPattern: present &+ addend).signum())
    default: (present &+ addend, 0)
    }
  }
}
