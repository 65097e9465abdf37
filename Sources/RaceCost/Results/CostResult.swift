/// What came out of a simulation.
public struct CostResult: Hashable, Sendable {
  /// Operations of one kind.
  public struct Kind: Hashable, Sendable {
    /// Under way when the counting began.
    public let before: Int
    /// Begun since then.
    public let started: Int
    /// Finished since then.
    public let finished: Int
    /// Under way at the end.
    public let underWay: Int
    /// How many a second.
    public let perSecond: Double
    /// Under way at the same time, on average.
    public let meanUnderWay: Double
    /// The mean latency in nanoseconds; nil when none has finished.
    public let mean: Double?
    /// The latency that half of them do not exceed, in nanoseconds; nil when none has finished.
    public let p50: Double?
    /// The latency that 99 of 100 do not exceed, in nanoseconds; nil when none has finished.
    public let p99: Double?
  }

  /// All locks of one kind.
  public struct Lock: Hashable, Sendable {
    /// Such as `i_pages lock`.
    public let name: String
    /// The part of all CPU time that went by in waiting for it.
    public let waitShare: Double
    /// The part of the time in which such a lock is held, on average over all of them.
    public let heldShare: Double
  }

  /// All lines of one shape.
  public struct Line: Hashable, Sendable {
    /// Such as `struct page`.
    public let name: String
    /// How often one moved from cache to cache, for each operation that finished.
    public let movesPerOperation: Double
    /// The part of all CPU time that this took, queueing for the line included.
    public let timeShare: Double
    /// The part of all CPU time that went by in queueing for it.
    public let queueShare: Double
  }

  /// The proposal.
  public let proposal: String
  /// The load.
  public let load: CostLoad
  /// Lookups, whether they found a page or not.
  public let lookups: Kind
  /// Deletions, by exiting tasks and by reclaim.
  public let deletions: Kind
  /// Insertions of pages that were deleted.
  public let insertions: Kind
  /// The locks, in the order in which the procedures take them.
  public let locks: [Lock]
  /// The lines, the most expensive one first.
  public let lines: [Line]
  /// Lines that a lookup fetches from elsewhere, on average.
  public let transfersPerLookup: Double
  /// The part of all CPU time that went by in waiting for grace periods.
  public let graceShare: Double
  /// Steps that were simulated after the warm-up.
  public let steps: Int

  /// The part of all CPU time that went by in waiting for locks.
  public var lockWaitShare: Double { locks.reduce(0) { $0 + $1.waitShare } }

  /// What costs most, of locks, lines and grace periods.
  public struct Bottleneck: Sendable {
    /// Such as `waiting for the i_pages lock`.
    public let what: String
    /// The part of all CPU time that it takes.
    public let share: Double
  }

  /// Whatever costs CPU time: locks, lines, grace periods.
  public var causes: [Bottleneck] {
    locks.map { Bottleneck(what: "waiting for the \($0.name)", share: $0.waitShare) }
      + lines.map { Bottleneck(what: "moving \($0.name)", share: $0.timeShare) }
      + [Bottleneck(what: "waiting for grace periods", share: graceShare)]
  }

  /// What costs most; nil when nothing costs anything.
  public var bottleneck: Bottleneck? {
    causes.max { $0.share < $1.share }.flatMap { $0.share > 0 ? $0 : nil }
  }
}
