import RaceMachine
import RaceSession

/// The page of lanes over a run: its whole way as a time line, along which one goes; and another run to compare it with.
struct LanesPage {
  private(set) var view: LanesView
  /// What the second run is; nil for none.
  private(set) var comparison: Comparison?

  /// What the run is compared with.
  enum Comparison: Hashable {
    /// A counterexample of its pair, by its number.
    case example(Int)
    /// The same schedule under another proposal.
    case proposal(String)
  }

  /// The lanes of all steps that `session` knows, at the step where it stands.
  init(_ session: Session) {
    view = LanesView(runs: [LaneRun(session, name: session.kernelModel?.proposal.id ?? "this run")])
    view.cursor = session.position
  }

  /// The run that is shown first: the person's.
  var own: LaneRun { view.runs[0] }
  /// The run beside it.
  var other: LaneRun? { view.runs.count > 1 ? view.runs[1] : nil }

  // MARK: Going

  /// Stands at another step, as far as there is one. The second run goes there too.
  ///
  /// - Returns: where the person's run has to go; nil when it is there.
  mutating func go(to step: Int, width: Int, height: Int) -> Action? {
    view.anchor = view.scale(view.layout(width: width, height: height)).first
    view.cursor = max(0, min(view.length, step))
    align()
    let target = min(view.cursor, own.session.length)
    return target == own.session.position ? nil : .goTo(target)
  }

  private mutating func align() {
    if let other { other.session.apply(.goTo(min(view.cursor, other.session.length))) }
    view.differenceHere = other.flatMap { LaneDifference(own.session, $0.session, at: view.cursor) }
  }

  /// The first step after the next switch, or after the previous one; nil when there is none.
  func switchStep(_ direction: Int) -> Int? {
    let switches = view.runs.map(\.lanes.switches)
    return direction > 0
      ? switches.compactMap { $0.first { $0 > view.cursor } }.min()
      : switches.compactMap { $0.last { $0 < view.cursor } }.max()
  }

  /// The next step at which the runs differ, after the last one the first; nil when they do not.
  var nextDifference: Int? {
    guard let first = view.difference, let other else { return nil }
    if view.cursor < first.step { return first.step }
    return LaneDifference(own.session, other.session, after: view.cursor)?.step ?? first.step
  }

  /// More steps in a column, or fewer.
  mutating func zoom(_ direction: Int) {
    view.anchor = nil
    view.steps = direction > 0 ? LaneScale.smaller(view.steps) : LaneScale.larger(view.steps)
  }

  /// All of the run in sight; or a column for each step again.
  mutating func zoomAll(columns: Int) {
    view.anchor = nil
    view.steps = view.steps > 1 ? 1 : LaneScale.whole(length: view.length, width: columns)
  }

  /// Shows lanes further up or down.
  mutating func scroll(by distance: Int, hidden: Int) { view.top = max(0, min(hidden, view.top + distance)) }

  // MARK: Comparing

  /// Shows another run beside the person's, or none.
  mutating func compare(with run: LaneRun?, as comparison: Comparison?) {
    self.comparison = run == nil ? nil : comparison
    view.runs = [own.named(name(beside: comparison))] + (run.map { [$0] } ?? [])
    view.difference = run.flatMap { LaneDifference(own.session, $0.session) }
    view.cursor = min(view.cursor, view.length)
    view.top = 0
    align()
  }

  private func name(beside comparison: Comparison?) -> String {
    if case .example = comparison { return "your schedule" }
    return own.session.kernelModel?.proposal.id ?? "this run"
  }
}
