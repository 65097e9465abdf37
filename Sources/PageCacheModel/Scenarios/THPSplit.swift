import RaceMachine

extension Scenario {
  /// A lookup against the split of a huge page in the swap cache, and what is done to its parts (kernel-facts 3.10,
  /// P9b, 5.5).
  static let thpSplit = Scenario(
    id: "thp-split", title: "lookup against the split of a huge page",
    summary: """
      kswapd splits a huge page in the swap cache, then deletes one of its parts from the swap cache.
      If the split does not rewrite the slots, those of the tails still name the old head.
      The deletion finds another page than its own; a lookup gets the wrong page, or spins once the head is free.
      """,
    source: "linux-mm, Mikhail Gavrilov, 29 May 2019; Chris Wilson, 1 June 2019; kernel-facts 3.10 and 5.5",
    parameters: [
      .geometry, .order("huge"), .offset("10"),
      Parameter(
        name: "deleted", defaultValue: "1",
        summary: "which part is deleted after the split; 0 is the old head, which is freed",
        domain: .part),
      Parameter(
        name: "old-head", defaultValue: "kept",
        summary: "what becomes of the old head first: kept in the swap cache, freed, or freed and its frame reused",
        domain: .words(OldHead.names)),
      .readers, .debugVM,
    ],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      guard place.order > 0 else {
        throw ModelError("order is 'huge' or a number from 1 to \(place.geometry.hugeOrder), not 0")
      }
      let deleted = settings.number("deleted")
      guard deleted < Word(place.count) else {
        throw ModelError(
          "deleted is a number from 0 to \(place.count - 1) for a page of order \(place.order), not \(deleted)")
      }
      let named = OldHead.names.firstIndex(of: settings["old-head"]).flatMap { OldHead(rawValue: Word($0)) } ?? .kept
      let oldHead = deleted == 0 && named == .kept ? .freed : named
      var page = SwapCachePage(place)
      page.flags |= PageFlag.dirty.mask
      let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
      let kswapd = RaceTask("kswapd", [place.page, deleted, oldHead.rawValue], symmetryClass: 16, title: "kswapd")
      // The parts that kswapd is to reclaim have no user left; page tables name the slots of the others.
      let unused = Set([place.base + deleted] + (oldHead == .kept ? [] : [place.base]))
      page.usedSlots = Set(place.slots).subtracting(unused)
      return page.stage(readers + [kswapd], settings)
    })
}
