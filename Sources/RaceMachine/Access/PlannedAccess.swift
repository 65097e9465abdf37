/// What a CPU will touch when it runs next; known before it runs.
public struct PlannedAccess: Hashable, Sendable {
  /// What it does; `fence` for steps that touch no word of their own, such as choices, pauses and waits.
  public let kind: AccessKind
  /// The word; nil when the step touches none of its own.
  public let address: Address?
  /// The region of that word.
  public let region: Region?
  /// All that the step may touch besides: the regions of a composite step, ghost state, registers.
  public let besides: RegionSet
  /// What the machine itself looks at when the step runs: whether the object of the word still lives.
  public let watches: RegionSet

  /// Whether the two accesses may run in either order with the same result.
  ///
  /// Errs on the side of false. Two additions to one word commute; an addition unless zero commutes only with
  /// loads and with what touches other words, since the present value decides what it does.
  public func commutes(with other: PlannedAccess) -> Bool {
    if besides.bits & other.besides.bits != 0 { return false }
    if watches.bits & other.besides.bits != 0 || besides.bits & other.watches.bits != 0 { return false }
    if let region, other.besides.contains(region) { return false }
    if let region = other.region, besides.contains(region) { return false }
    guard let address, address == other.address else { return true }
    return !kind.writes && !other.kind.writes || kind == .add && other.kind == .add
  }
}
