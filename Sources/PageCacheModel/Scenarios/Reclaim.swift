import RaceMachine

extension Scenario {
  /// A lookup against `__remove_mapping()`: why reclaim, which empties the same slots, does no harm.
  static let reclaim = Scenario(
    id: "reclaim", title: "lookup against reclaim",
    summary: """
      Readahead looks up one subpage of a huge page in the swap cache without any lock.
      Reclaim takes the page out of the swap cache as a deletion does, but freezes its reference count first:
      a lookup that has a reference makes that fail, and a later one gets no reference until the slot is empty.
      """,
    source: "kernel-facts 3.9",
    parameters: [.geometry, .order("huge"), .offset("10"), .readers, .debugVM],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      var page = SwapCachePage(place)
      let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
      // A page table still names each slot, so the page need not be written again.
      page.usedSlots = Set(place.slots)
      return page.stage(readers + [.shrink(place.page)], settings)
    })
}

extension RaceTask {
  /// Reclaim works on a page: one of tmpfs gets the slot of `entry`; 0 for a page in the swap cache.
  static func shrink(_ page: Word, into entry: Word = 0) -> RaceTask {
    RaceTask("shrink_inactive_list", [page, entry], symmetryClass: 15, title: "reclaim")
  }
}
