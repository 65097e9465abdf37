import RaceMachine

/// The setting that most scenarios share: an anonymous page in the swap cache.
struct SwapCachePage: Sendable {
  var place: SwapPlace
  /// The linear index of the head: its place in the task's memory, above every swap offset. 0 for a page never mapped.
  var linearIndex: Word
  /// ->mapping: the anon_vma with bit 0 set; 0 for a page never mapped.
  var mapping: Word = 0xffff_88a7_9061_d009
  var flags = PageFlags.word(.uptodate, .lru, .swapbacked)
  /// How many page tables map it.
  var mapcount: Word = 0
  /// References that the last of the tasks has at the beginning besides the swap cache and the mappings.
  var references: Word = 0
  /// The slots that a swap pte names; one each.
  var usedSlots: Set<Word> = []

  /// A page at `place` with an ordinary linear index.
  init(_ place: SwapPlace) {
    self.place = place
    linearIndex = place.geometry == .kernel ? 0x7_fa81_5800 : 0x7_fa81_5848
  }

  /// A stage with this page and `tasks`.
  ///
  /// - Parameter slots: other slots that the page may move to.
  func stage(_ tasks: [RaceTask], _ settings: Settings, movingTo slots: [Word] = []) -> Stage {
    let strangers = settings["debug-vm"] == "off" ? Strangers(around: place, indices: [0] + slots) : Strangers()
    let plan = KernelMemory.Plan(
      geometry: place.geometry, pages: [(place.pfn, place.count)] + strangers.runs, windows: [place.window],
      nodeCount: 16, openOffsets: place.openOffsets, firstStranger: place.count)
    return Stage(
      plan: plan, tasks: tasks,
      prepare: { memory, proposal, setup in
        prepare(memory, proposal, &setup)
        // The task that runs last brings the reference.
        if references > 0 { setup.holdPage(place.page, by: tasks.count - 1) }
        strangers.prepare(memory, &setup)
      })
  }

  /// Makes the page, and puts it in the swap cache by the procedure that the kernel has for that.
  func prepare(_ memory: KernelMemory, _ proposal: Proposal, _ setup: inout Setup) {
    prepareFields(memory, proposal, &setup)
    reserveSlots(memory, place.entry, &setup)
    for offset in usedSlots.sorted() {
      let word = memory.swap.mapWord(SwapEntry.word(type: 0, offset: offset))
      setup.set(word, setup.word(word) + 1)
    }
    setup.run("add_to_swap_cache", place.page, place.entry)
    setup.set(memory.nrpages(ofEntry: place.entry), Word(place.count))
    for offset in place.openOffsets.isEmpty ? [SwapEntry.offset(place.wantedEntry)] : place.openOffsets {
      let entry = SwapEntry.word(type: 0, offset: offset)
      let pte = mapcount > 0 ? PageTable.present : usedSlots.contains(offset) ? PageTable.swap(entry) : 0
      setup.set(memory.pageTable.entry(ofOffset: offset), pte)
    }
  }

  private func prepareFields(_ memory: KernelMemory, _ proposal: Proposal, _ setup: inout Setup) {
    let head = memory.pages.row[0]
    setup.set(head + PageFrames.Field.flags, flags | (place.order > 0 ? PageFlag.head.mask : 0))
    setup.set(head + PageFrames.Field.mapping, mapping)
    setup.set(head + proposal.linearIndexField, linearIndex)
    setup.set(head + PageFrames.Field.refcount, mapcount + references)
    setup.set(head + PageFrames.Field.mapcount, mapcount)
    guard place.order > 0 else { return }
    for tail in 1..<place.count {
      setup.set(memory.pages.row[tail] + PageFrames.Field.compoundHead, place.page)
    }
    setup.set(memory.pages.row[1] + PageFrames.Field.compoundOrder, Word(place.order))
  }

  /// What `get_swap_page()` leaves behind (kernel-facts 3.4, A1): the slots are marked, the cluster counts them.
  private func reserveSlots(_ memory: KernelMemory, _ entry: Word, _ setup: inout Setup) {
    for i in 0..<Word(place.count) { setup.set(memory.swap.mapWord(entry + i), SwapMapEntry.hasCache) }
    for file in memory.swap.files where file.window.lowerBound == 0 { setup.set(file.map[0], SwapMapEntry.bad) }
    setup.set(memory.swap.cluster(entry, SwapMemory.Cluster.count), Word(place.count))
    if place.order == place.geometry.hugeOrder {
      setup.set(memory.swap.cluster(entry, SwapMemory.Cluster.flags), SwapMemory.hugeFlag)
    }
  }
}
