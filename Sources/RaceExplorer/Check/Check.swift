import RaceMachine

/// The question whether any interleaving of a model breaks a promise, and the search that answers it.
///
/// ```swift
/// let report = Check(model).report()
/// report.judgement            // .broken
/// report.findings[0].shortest // a schedule that anybody can replay
/// ```
///
/// The same model and options give the same report on every machine, however many threads search.
public struct Check: Sendable {
  /// What runs.
  public var model: any Model
  /// How to search, and what to find out.
  public var options: CheckOptions

  /// A check of `model`.
  public init(_ model: any Model, _ options: CheckOptions = CheckOptions()) {
    self.model = model
    self.options = options
  }

  /// Searches, and says what came out. Returns early, with what is known by then, once `watch` is cancelled.
  ///
  /// First every state is visited, or as many as matter. Loops that nobody leaves, numbers, and runs to what shows only at
  /// the end need the full graph; runs to what a step breaks are sought on their own.
  public func report(_ watch: SearchWatch = SearchWatch()) -> CheckReport {
    defer { watch.begin(.done) }
    let sweep = Sweep(model: model, options: options, watch: watch).run()
    let graph = sweep.stop == nil ? analysis(for: sweep.findings, watch) : nil
    // A loop may be a livelock, which only the full graph can tell.
    let loopsAreOpen = sweep.findings.hasCycle && graph == nil
    let stop = sweep.stop ?? (!loopsAreOpen ? nil : watch.isCancelled ? .cancelled : .loops)
    let findings = findings(sweep.findings, graph, watch)
    return CheckReport(
      judgement: !findings.isEmpty ? .broken : stop == nil ? .safe : .unknown, complete: stop == nil,
      states: sweep.findings.states, transitions: sweep.findings.transitions, bytes: sweep.bytes, stop: stop,
      findings: findings, schedules: graph?.schedules, hitProbability: graph?.hitProbability)
  }

  /// What the full graph tells of what is asked; nil when nothing is, or the graph is too large.
  private func analysis(for sweep: WalkFindings, _ watch: SearchWatch) -> GraphAnalysis? {
    var wishes: GraphAnalysis.Wishes = []
    if sweep.hasCycle { wishes.insert(.loops) }
    if options.numbers { wishes.insert(.numbers) }
    if options.counterexamples, !sweep.endViolations.isEmpty { wishes.insert(.runs) }
    return wishes.isEmpty ? nil : GraphAnalysis(model, options, watch, wishes)
  }

  private func findings(_ sweep: WalkFindings, _ graph: GraphAnalysis?, _ watch: SearchWatch) -> [Finding] {
    var findings: [Violation: Finding] = [:]
    for violation in sweep.violations.union(sweep.endViolations) {
      findings[violation] = Finding(violation: violation, shortest: nil, fewestSwitches: nil)
    }
    if options.counterexamples, !watch.isCancelled {
      let ofSteps = sweep.violations.subtracting(sweep.endViolations)
      if !ofSteps.isEmpty { watch.begin(.counterexamples) }
      let runs = BestRuns(model, ofSteps, watch, maxMemory: options.maxMemory)
      for violation in ofSteps {
        findings[violation]?.shortest = runs.shortest[violation].map { counterexample($0) }
        findings[violation]?.fewestSwitches = runs.fewestSwitches[violation].map { counterexample($0) }
      }
    }
    for finding in graph?.findings ?? []
    where sweep.endViolations.contains(finding.violation) || finding.violation == GraphAnalysis.livelock {
      findings[finding.violation] = options.counterexamples ? finding : finding.withoutRuns
    }
    return findings.values.sorted { $0.violation < $1.violation }
  }

  private func counterexample(_ run: LazyRuns.Found) -> Counterexample {
    Counterexample(Schedule(run.moves, in: model))
  }
}
