import RaceMachine

/// A run of the model that ends in the check of a report, in the window that its figures show.
public struct ReportReplay: Sendable {
  /// The scenario.
  public let scenario: String
  /// The proposal.
  public let proposal: String
  /// The parameters that differ from the scenario's defaults.
  public let settings: [(name: String, value: String)]
  /// The run, up to the end of the dump; it has been made and ends in the check.
  public let schedule: Schedule
  /// The dump that the model prints in this run, read like any other.
  public let dump: PageReport?

  /// The run for the best window of `reading` for which there is one.
  public init?(_ reading: ReportReading) {
    guard let check = reading.check else { return nil }
    for candidate in reading.candidates {
      guard let plan = ReplayPlan(reading.report, check.bug, candidate), let replay = plan.replay(check.bug) else {
        continue
      }
      self = replay
      return
    }
    return nil
  }

  init(_ plan: ReplayPlan, _ schedule: Schedule, _ dump: PageReport?) {
    scenario = plan.scenario
    proposal = plan.proposal
    settings = plan.settings
    self.schedule = schedule
    self.dump = dump
  }

  /// The fields in which the model's dump and `report` are the same.
  public func sharedFields(with report: PageReport) -> [String] {
    guard let dump else { return [] }
    var names: [String] = []
    func compare<Value: Equatable>(_ name: String, _ field: KeyPath<PageReport, Value?>) {
      if let value = report[keyPath: field], dump[keyPath: field] == value { names.append(name) }
    }
    compare("page", \.page)
    compare("flags", \.flags)
    compare("mapping", \.mapping)
    compare("index", \.index)
    compare("private", \.privateWord)
    compare("refcount", \.refcount)
    compare("mapcount", \.mapcount)
    return names
  }
}
