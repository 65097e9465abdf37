import RaceSession

extension Session {
  /// A small page, looked up by CPU 0 while CPU 1 deletes it.
  static func swapDelete(proposal: String = "page-index", readers: Int = 1) throws -> Session {
    try Session(
      KernelChoice(
        scenario: "swap-delete", proposal: proposal, settings: [KernelChoice.Setting("readers", "\(readers)")]))
  }

  /// A huge page; CPU 0 first chooses the offset.
  static func choosing() throws -> Session {
    try Session(KernelChoice(scenario: "swap-delete-thp", settings: [KernelChoice.Setting("offset", "any")]))
  }
}
