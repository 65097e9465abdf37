import RaceExplorer
import RaceMachine

extension CounterexampleWish {
  /// The wish for which a script gets `run`, to `violation`, out of what its own search would report; nil when there is
  /// none.
  ///
  /// - Parameter report: all that is known about every interleaving.
  public init?(for run: Counterexample, to violation: Violation, in report: CheckReport) {
    guard report.isWithinReachOfScripts else { return nil }
    for merit in Merit.allCases {
      let wish = CounterexampleWish(
        merit: merit, kind: Spanned(unplaced: violation.kind),
        detail: violation.detail.isEmpty ? nil : violation.detail)
      if report.run(for: wish) == run {
        self = wish
        return
      }
    }
    return nil
  }
}
