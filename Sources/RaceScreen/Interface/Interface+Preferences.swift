import DemoScript
import RaceSession

extension Interface {
  /// Takes over what the person prefers; a demo that is open keeps its speed.
  ///
  /// - Parameter problems: what is wrong with the file; the first is said at once.
  public mutating func adopt(_ preferences: Preferences, problems: [Diagnostic] = []) {
    self.preferences = preferences
    run?.speed = preferences.speed
    guard let first = problems.first else { return }
    let rest = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    message = "\(first.headline)\(rest); that line does not count"
  }

  /// The page of a run that is opened now.
  func fresh(_ session: Session) -> RunPage {
    var page = RunPage(session)
    page.speed = preferences.speed
    return page
  }
}
