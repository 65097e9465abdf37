import RaceMachine

extension Scenario {
  /// A write fault deletes a page from the swap cache that stays mapped, while an rmap walk reads its index.
  static let reuseRmap = Scenario(
    id: "reuse-rmap", title: "an rmap walk against a write fault",
    summary: """
      A write fault reuses a page: it leaves the swap cache and stays mapped, under the pte lock.
      An rmap walk asks the page where it is mapped: page_to_pgoff() must be its linear index, during and after.
      Whoever overwrites ->index at deletion loses the page for reclaim, migration and ageing.
      """,
    source: "linux-mm, 30 March 2019; kernel-facts 3.12",
    parameters: [.geometry, .order("huge"), .offset("10"), .debugVM],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      var page = SwapCachePage(place)
      page.mapcount = 1
      var stage = page.stage([.rmapWalk(place.page), .writeFault(place.page)], settings)
      stage.linearIndices = [place.pfn: page.linearIndex]
      return stage
    })
}
