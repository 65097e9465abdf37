import RaceMachine

extension Scenario {
  /// The page came in by readahead and was never mapped: its ->index is still 0 (kernel-facts 2.1).
  static let swapDeleteFresh = Scenario(
    id: "swap-delete-fresh", title: "lookup against deletion, page never mapped",
    summary: """
      Readahead brought the page in, and nobody has mapped it yet: ->mapping is NULL and ->index is 0.
      Reclaim frees its swap space while another lookup is under way.
      With an index of 0 it is the upper check that fires; without any race under the first version.
      """,
    source: "linux-mm, 22 March 2019; kernel-facts 5.3",
    parameters: [.geometry, .order("0"), .offset("9"), .readers, .debugVM],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      var page = SwapCachePage(place)
      page.linearIndex = 0
      page.mapping = 0
      page.references = 1
      let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
      return page.stage(readers + [.freeSwap(place.page)], settings)
    })
}
