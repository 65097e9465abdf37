import PageCacheModel

extension KernelChoice {
  /// What a check takes for this choice: readers may look up any offset of the page, unless the settings say which one,
  /// or the scenario has one only.
  public var withAnyOffset: KernelChoice {
    guard sketch == nil, !settings.contains(where: { $0.name == "offset" }),
      let scenario = try? Catalogue.scenario(scenario),
      scenario.parameters.contains(where: { $0.name == "offset" && $0.permits("any") })
    else { return self }
    var choice = self
    choice.settings.append(Setting("offset", "any"))
    return choice
  }
}
