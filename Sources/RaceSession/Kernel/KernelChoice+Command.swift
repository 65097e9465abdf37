import RaceMachine

extension KernelChoice {
  /// The command that opens a run of it anywhere.
  public func command(running schedule: Schedule) -> String {
    let set = settings.isEmpty ? "" : " --set" + settings.map { " \($0.name)=\($0.value)" }.joined()
    return "pagerace run \(scenario) --proposal \(proposal)\(set) --schedule '\(schedule)'"
  }
}
