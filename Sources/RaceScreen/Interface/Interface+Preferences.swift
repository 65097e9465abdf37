import DemoScript
import RaceSession

extension Interface {
  /// Takes over what the person prefers; a demo that is open keeps its speed.
  ///
  /// - Parameter problems: what is wrong with the file; the first is said at once.
  public mutating func adopt(_ preferences: Preferences, problems: [Diagnostic] = []) {
    self.preferences = preferences
    run?.speed = preferences.speed
    show(large: preferences.large)
    guard let first = problems.first else { return }
    let rest = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    message = "\(first.headline)\(rest); that line does not count"
  }

  /// The page of a run that is opened now.
  func fresh(_ session: Session) -> RunPage {
    var page = RunPage(session)
    page.speed = preferences.speed
    page.isLarge = preferences.large
    return page
  }

  /// The page of a demo that is opened now.
  func fresh(_ demo: ReadyDemo) -> DemoPage {
    var page = DemoPage(demo, speed: preferences.speed)
    page.isLarge = preferences.large
    return page
  }

  /// Shows runs and demos for a lecture hall, or as usual again.
  mutating func show(large: Bool) {
    preferences.large = large
    run?.isLarge = large
    demo?.isLarge = large
  }
}
