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
    parameters: [.geometry, .order("0"), .offset("9"), .readers, .debugVM, .deleter("exit")],
    stage: { settings throws(ModelError) in try swapDeleteStage(settings, defaultOffset: "9") })

  /// The same with a huge page: the lookup asks for a subpage and checks the slot again, which still names the head.
  static let swapDeleteTHP = Scenario(
    id: "swap-delete-thp", title: "lookup against deletion, huge page",
    summary: """
      Readahead looks up one subpage of a huge page; all its slots name the head.
      The deletion empties slot after slot. The reader's slot may still name the head
      when the head's ->private is already gone: the recheck passes, and the derivation is wrong.
      """,
    source: "linux-mm, 29 March 2019; kernel-facts 5.1",
    parameters: [.geometry, .order("huge"), .offset("10"), .readers, .debugVM, .deleter("exit")],
    stage: { settings throws(ModelError) in try swapDeleteStage(settings, defaultOffset: "10") })

  /// Places the page of both scenarios.
  private static func swapDeleteStage(_ settings: Settings, defaultOffset: String) throws(ModelError) -> Stage {
    let geometry: Geometry = settings["geometry"] == "kernel" ? .kernel : .teaching
    let order = settings["order"] == "huge" ? geometry.hugeOrder : Int(settings.number("order"))
    let place = try SwapPlace(settings, geometry: geometry, order: order, defaultOffset: defaultOffset)
    let exits = settings["deleter"] == "exit"
    // In the kernel's geometry the figures are those of an ordinary machine; the small ones are easy to remember.
    let pfn: Word = geometry == .kernel ? 0x12400 : 0x48
    return SwapCacheStage(
      geometry: geometry, pfn: pfn + (order == 0 ? place.base % Word(geometry.clusterSlots) : 0), order: order,
      base: place.base, offset: place.offset,
      index: geometry == .kernel ? 0x7_fa81_5800 : 0x7_fa81_5848, mapping: 0xffff_88a7_9061_d009,
      flags: PageFlags.word(.uptodate, .lru, .swapbacked), mapcount: exits ? 0 : 1,
      deleterReferences: exits ? 1 : 0, readers: Int(settings.number("readers")),
      reader: "__read_swap_cache_async", readerTitle: "readahead",
      deleter: exits ? "free_page_and_swap_cache" : "do_wp_page", deleterTitle: exits ? "exit" : "write fault"
    ).stage
  }
}
