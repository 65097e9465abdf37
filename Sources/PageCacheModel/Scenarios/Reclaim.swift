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
      let geometry = settings.geometry
      let order = settings["order"] == "huge" ? geometry.hugeOrder : Int(settings.number("order"))
      let place = try SwapPlace(settings, geometry: geometry, order: order, defaultOffset: "10")
      let pfn: Word = geometry == .kernel ? 0x12400 : 0x48
      let stage = SwapCacheStage(
        geometry: geometry, pfn: pfn + (order == 0 ? place.base % Word(geometry.clusterSlots) : 0), order: order,
        base: place.base, offset: place.offset, index: geometry == .kernel ? 0x7_fa81_5800 : 0x7_fa81_5848,
        mapping: 0xffff_88a7_9061_d009, flags: PageFlags.word(.uptodate, .lru, .swapbacked), mapcount: 0,
        deleterReferences: 0, readers: Int(settings.number("readers")), reader: "__read_swap_cache_async",
        readerTitle: "readahead", deleter: "shrink_inactive_list", deleterTitle: "reclaim")
      // A page table still names each slot, so the page need not be written again.
      return stage.stage.withSwapUsers(order: order, base: place.base)
        .withLastTask("shrink_inactive_list", [KernelPointer.page(stage.pfn), 0])
    })
}

extension Stage {
  /// The same, with one swap pte for each slot of the page at `base`, except for the slots in `unused`.
  func withSwapUsers(order: Int, base: Word, except unused: Set<Word> = []) -> Stage {
    var stage = self
    stage.prepare = { [prepare] memory, proposal, setup in
      prepare(memory, proposal, &setup)
      for offset in base..<(base + 1 << Word(order)) where !unused.contains(offset) {
        let word = memory.swap.mapWord(SwapEntry.word(type: 0, offset: offset))
        setup.set(word, setup.word(word) + 1)
      }
    }
    return stage
  }

  /// The same, but the last CPU calls `procedure` with `arguments`.
  func withLastTask(_ procedure: String, _ arguments: [Word]) -> Stage {
    var stage = self
    let last = tasks[tasks.count - 1]
    stage.tasks[tasks.count - 1] = RaceTask(
      procedure, arguments, symmetryClass: last.symmetryClass, title: last.title)
    return stage
  }
}
