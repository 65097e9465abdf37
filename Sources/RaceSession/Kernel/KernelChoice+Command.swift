import RaceMachine

extension KernelChoice {
  /// The command that opens a run of it anywhere; of a scenario that only its script knows, what to write there.
  public func command(running schedule: Schedule) -> String {
    if sketch != nil { return "schedule \(schedule)" }
    let set = settings.isEmpty ? "" : " --set" + settings.map { " \($0.name)=\($0.value)" }.joined()
    return "pagerace run \(scenario) --proposal \(proposal)\(set) --schedule '\(schedule)'"
  }
}
