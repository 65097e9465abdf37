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
      let page = SwapCachePage(place)
      let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
      // A page table still names each slot, so the page need not be written again.
      return page.stage(readers + [.shrink(place.page)], settings).withSwapUsers(of: place)
    })
}

extension RaceTask {
  /// Reclaim works on a page: one of tmpfs gets the slot of `entry`; 0 for a page in the swap cache.
  static func shrink(_ page: Word, into entry: Word = 0) -> RaceTask {
    RaceTask("shrink_inactive_list", [page, entry], symmetryClass: 15, title: "reclaim")
  }
}

extension Stage {
  /// The same, with one swap pte for each slot of the page at `place`, except for the slots in `unused`.
  func withSwapUsers(of place: SwapPlace, except unused: Set<Word> = []) -> Stage {
    var stage = self
    stage.prepare = { [prepare] memory, proposal, setup in
      prepare(memory, proposal, &setup)
      for offset in place.base..<(place.base + Word(place.count)) where !unused.contains(offset) {
        let word = memory.swap.mapWord(SwapEntry.word(type: 0, offset: offset))
        setup.set(word, setup.word(word) + 1)
      }
    }
    return stage
  }
}
