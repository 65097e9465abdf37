/// What came out of a simulation.
public struct CostResult: Sendable {
  /// Operations of one kind.
  public struct Kind: Sendable {
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
  public struct Lock: Sendable {
    /// Such as `i_pages lock`.
    public let name: String
    /// The part of all CPU time that went by in waiting for it.
    public let waitShare: Double
    /// The part of the time in which such a lock is held, on average over all of them.
    public let heldShare: Double
  }

  /// All lines of one shape.
  public struct Line: Sendable {
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
  public let load: Load
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

  /// Who waits longest for what: the lock or the line that costs most, in words; nil when nothing costs anything worth
  /// naming.
  public var bottleneck: String? {
    var candidates = locks.map { ("waiting for the \($0.name)", $0.waitShare) }
    candidates += lines.map { ("moving \($0.name)", $0.timeShare) }
    candidates.append(("waiting for grace periods", graceShare))
    let worst = candidates.max { $0.1 < $1.1 }
    return worst.flatMap { $0.1 >= 0.001 ? $0.0 : nil }
  }
}

extension Simulation {
  /// What has come out so far.
  public var result: CostResult {
    // Whoever stops early gets what the warm-up has counted.
    let passed = max(1, Double(isWarm ? now - warmUp : now))
    let cpuTime = passed * Double(load.cpus)
    let finished = max(1, tally.kinds.reduce(0) { $0 + $1.finished })
    let locks = operations.locks.enumerated().map { number, lock in
      CostResult.Lock(
        name: lock.kind.name, waitShare: Double(tally.waited[number]) / cpuTime,
        heldShare: Double(tally.held[number]) / passed / Double(lock.count))
    }
    let lines = operations.plan.shapes.enumerated().map { number, shape in
      CostResult.Line(
        name: shape.name, movesPerOperation: Double(tally.moves[number]) / Double(finished),
        timeShare: Double(tally.moveTime[number]) / cpuTime, queueShare: Double(tally.queueTime[number]) / cpuTime)
    }
    return CostResult(
      proposal: proposal.proposal.id, load: load, lookups: kind(0, passed), deletions: kind(1, passed),
      insertions: kind(2, passed), locks: locks, lines: lines.sorted { $0.timeShare > $1.timeShare },
      transfersPerLookup: Double(tally.lookupMoves) / Double(max(1, tally.kinds[0].finished)),
      graceShare: Double(tally.graceTime) / cpuTime, steps: tally.steps)
  }

  private func kind(_ number: Int, _ passed: Double) -> CostResult.Kind {
    let kind = tally.kinds[number]
    return CostResult.Kind(
      before: kind.before, started: kind.started, finished: kind.finished, underWay: kind.underWay,
      perSecond: Double(kind.finished) / passed * 1e12, meanUnderWay: kind.area / passed,
      mean: kind.latencies.mean, p50: kind.latencies.percentile(50), p99: kind.latencies.percentile(99))
  }
}
