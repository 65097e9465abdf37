import RaceMachine

extension Scenario {
  /// A lookup of a small page against its deletion from the swap cache.
  static let swapDelete = Scenario(
    id: "swap-delete", title: "lookup against deletion, small page",
    summary: """
      Readahead looks up a swap slot without any lock.
      Meanwhile the page leaves the swap cache: slot first, then ->private, the flag last.
      The page was mapped before, so its ->index is its place in the task's memory, above every swap offset.
      """,
    source: "linux-mm, 29 March 2019; kernel-facts 5.1: W1 and W2",
    parameters: [.geometry, .order("0"), .offset("9"), .readers, .debugVM, .deleter("exit")], stage: swapDeleteStage)

  /// The stage of both sizes.
  static let swapDeleteStage: @Sendable (Settings) throws(ModelError) -> Stage = {
    settings throws(ModelError) in
    let place = try SwapPlace(settings)
    var page = SwapCachePage(place)
    let exits = settings["deleter"] == "exit"
    if exits { page.references = 1 } else { page.mapcount = 1 }
    let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
    return page.stage(readers + [exits ? .exit(place.page) : .writeFault(place.page)], settings)
  }
}
