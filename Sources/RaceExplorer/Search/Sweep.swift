import Dispatch
import RaceMachine
import Synchronization

/// Visits every state of a model, and says what can break.
struct Sweep {
  let model: any Model
  let options: CheckOptions
  let watch: SearchWatch

  /// What a sweep found out.
  struct Result {
    var findings = WalkFindings()
    /// Why it ended early; nil when it did not.
    var stop: SearchStop?
    /// Bytes that the visited states took.
    var bytes = 0
  }

  /// Sweeps once; a second time, with more care, if a reduced sweep comes upon a cycle.
  func run() -> Result {
    watch.begin(.searching)
    var result = sweep(Walker.Rules(reduces: options.reduction))
    guard options.reduction, result.stop == nil, result.findings.hasCycle else { return result }
    watch.begin(.searching)
    result = sweep(Walker.Rules(reduces: true, mindsCycles: true))
    result.findings.hasCycle = true
    return result
  }

  private func sweep(_ rules: Walker.Rules) -> Result {
    let budget = SearchBudget(watch, maxStates: options.maxStates)
    var rules = rules
    rules.memoryLimit = memory.forThread
    var (findings, bytes) = rules.reduces ? walk(rules, budget) : flood(budget)
    if let moves = findings.movesSeen, budget.stop == nil, !findings.hasCycle, !moves.provesNoCycle {
      // One thread that goes depth first sees for sure.
      findings.hasCycle = walkAlone(rules, visited(isShared: false), SearchBudget(watch, maxStates: nil)).hasCycle
    }
    findings.movesSeen = nil
    if let maxStates = options.maxStates { findings.states = min(findings.states, maxStates) }
    return Result(findings: findings, stop: budget.stop, bytes: bytes)
  }

  /// How many bytes the table of states may take, and what each thread may use to remember what steps do.
  private var memory: (forStates: Int, forThread: Int) {
    let usual = 1 << 28
    guard let limit = options.maxMemory else { return (.max / 4, usual) }
    return (limit / 4 * 3, min(usual, max(1 << 20, limit / 4 / options.jobs)))
  }

  private func visited(isShared: Bool) -> VisitedStates {
    VisitedStates(
      isSymmetric: options.reduction, isExact: options.exact, isShared: isShared, memoryLimit: memory.forStates)
  }

  /// Depth first, in one thread or several.
  private func walk(_ rules: Walker.Rules, _ budget: SearchBudget) -> (WalkFindings, bytes: Int) {
    let visited = visited(isShared: options.jobs > 1)
    guard options.jobs > 1 else { return (walkAlone(rules, visited, budget), visited.byteCount) }
    var rules = rules
    rules.isShared = true
    let findings = inThreads { [rules] (number, pool: WorkPool<Walker.Job>) in
      var walker = Walker(model, rules, visited, budget)
      defer { walker.deallocate() }
      if number == 0 { walker.walk(pool) }
      while let job = pool.take() { walker.walk(job, pool) }
      return walker.findings
    }
    return (findings, visited.byteCount)
  }

  private func walkAlone(_ rules: Walker.Rules, _ visited: VisitedStates, _ budget: SearchBudget) -> WalkFindings {
    var walker = Walker(model, rules, visited, budget)
    defer { walker.deallocate() }
    walker.walk()
    return walker.findings
  }

  /// All states with all moves, in any order, in one thread or several.
  private func flood(_ budget: SearchBudget) -> (WalkFindings, bytes: Int) {
    let table = ShardedTable<PackedStates>(limit: memory.forStates, isShared: options.jobs > 1)
    let exact = options.exact ? ExactStates(limit: memory.forStates) : nil
    let locals = LocalNumbers()
    let findings = inThreads { (number, pool: WorkPool<Flood.Job>) in
      var flood = Flood(model, table, exact, locals, budget, memoryLimit: memory.forThread)
      defer { flood.deallocate() }
      if number == 0 { flood.visit(pool) }
      while let job = pool.take() { flood.visit(job, pool) }
      return flood.findings
    }
    return (findings, exact?.byteCount ?? table.byteCount)
  }

  private func inThreads<Job>(_ work: @Sendable (Int, WorkPool<Job>) -> WalkFindings) -> WalkFindings {
    let pool = WorkPool<Job>()
    let all = Mutex(WalkFindings())
    DispatchQueue.concurrentPerform(iterations: options.jobs) { number in
      pool.join()
      let found = work(number, pool)
      all.withLock { $0.formUnion(found) }
    }
    return all.withLock { $0 }
  }
}
