extension CostSimulation {
  /// What has come out so far.
  public var result: CostResult {
    // Whoever stops early gets what the warm-up has counted.
    let passed = max(1, Double(isWarm ? now - warmUp : now))
    let cpuTime = passed * Double(load.cpus)
    let finished = max(1, self.tally.kinds.reduce(0) { $0 + $1.finished })
    let tally = tallyWithWaits
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

  /// The tally, with the waits that have not come to their end.
  private var tallyWithWaits: Tally {
    var tally = tally
    for cpu in 0..<load.cpus {
      switch cpus[cpu].wait {
      case .nothing: break
      case .lock(let lock): tally.waited[lock] += waited(cpu, until: now)
      case .gracePeriod: tally.graceTime += waited(cpu, until: now)
      }
    }
    return tally
  }

  private func kind(_ number: Int, _ passed: Double) -> CostResult.Kind {
    let kind = tally.kinds[number]
    return CostResult.Kind(
      before: kind.before, started: kind.started, finished: kind.finished, underWay: kind.underWay,
      perSecond: Double(kind.finished) / passed * 1e12, meanUnderWay: kind.area / passed,
      mean: kind.latencies.mean, p50: kind.latencies.percentile(50), p99: kind.latencies.percentile(99))
  }
}
