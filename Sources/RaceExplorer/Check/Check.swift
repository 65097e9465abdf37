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
  public func report(_ watch: SearchWatch = SearchWatch()) -> CheckReport {
    let sweep = Sweep(model: model, options: options, watch: watch).run()
    watch.begin(.done)
    let findings = sweep.findings.violations.sorted().map { Finding(violation: $0, shortest: nil, fewestSwitches: nil) }
    return CheckReport(
      judgement: !findings.isEmpty ? .broken : sweep.stop == nil ? .safe : .unknown, complete: sweep.stop == nil,
      states: sweep.findings.states, transitions: sweep.findings.transitions, bytes: sweep.bytes, stop: sweep.stop,
      findings: findings, schedules: nil, hitProbability: nil)
  }
}
