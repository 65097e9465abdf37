import RaceMachine

/// The setting that most scenarios share: one anonymous page in the swap cache, some readers, one deleter.
struct SwapCacheStage: Sendable {
  var geometry: Geometry
  /// The pfn of the head.
  var pfn: Word
  var order: Int
  /// The swap slot of the head.
  var base: Word
  /// The slot that readers look up; nil when the schedule chooses.
  var offset: Word?
  /// ->index of the head: the linear index.
  var index: Word
  /// ->mapping: the anon_vma with bit 0 set.
  var mapping: Word
  var flags: Word
  /// How many page tables map it.
  var mapcount: Word
  /// References that belong to the deleter at the beginning.
  var deleterReferences: Word
  var readers: Int
  /// The procedure of the readers.
  var reader: String
  var readerTitle: String
  /// The procedure of the deleter, which gets the page.
  var deleter: String
  var deleterTitle: String

  /// Slots from the first cluster touched to the end of the last.
  private var window: Range<Word> {
    if geometry == .teaching { return 0..<Word(1 << geometry.spaceShift) }
    let slots = Word(geometry.clusterSlots)
    let first = base / slots * slots
    return first..<(first + max(slots, Word(1 << order)))
  }

  /// The stage.
  var stage: Stage {
    let count = 1 << order
    let entry = SwapEntry.word(type: 0, offset: offset ?? base)
    let page = KernelPointer.page(pfn)
    let readerTask = RaceTask(reader, [entry], symmetryClass: 0, title: readerTitle)
    let deleterTask = RaceTask(deleter, [page], symmetryClass: 1, title: deleterTitle)
    let open = offset == nil ? (0..<Word(count)).map { base + $0 } : []
    let plan = KernelMemory.Plan(
      geometry: geometry, pages: [(pfn, count)], windows: [window], nodeCount: 16, openOffsets: open)
    return Stage(
      plan: plan, tasks: Array(repeating: readerTask, count: readers) + [deleterTask],
      prepare: { prepare($0, &$1) },
      keptReferences: [:])
  }

  private func prepare(_ memory: KernelMemory, _ setup: inout Setup) {
    let head = memory.pages.row[0]
    let page = KernelPointer.page(pfn)
    let entry = SwapEntry.word(type: 0, offset: base)
    let compound = order > 0 ? PageFlag.head.mask : 0
    setup.set(head + PageFrames.Field.flags, flags | compound)
    setup.set(head + PageFrames.Field.mapping, mapping)
    setup.set(head + PageFrames.Field.index, index)
    setup.set(head + PageFrames.Field.refcount, mapcount + deleterReferences)
    setup.set(head + PageFrames.Field.mapcount, mapcount)
    for tail in 1..<max(1, 1 << order) {
      setup.set(memory.pages.row[tail] + PageFrames.Field.compoundHead, page)
    }
    if order > 0 { setup.set(memory.pages.row[1] + PageFrames.Field.compoundOrder, Word(order)) }
    let pte = mapcount > 0 ? PageTable.present : 0
    setup.set(memory.pageTable.row[0] + 1, pte)
    for i in 0..<Word(1 << order) { setup.set(memory.swap.mapWord(entry + i), SwapMapEntry.hasCache) }
    if window.lowerBound == 0 { setup.set(memory.swap.mapWord(SwapEntry.word(type: 0, offset: 0)), SwapMapEntry.bad) }
    let cluster = memory.swap.cluster(entry, SwapMemory.Cluster.count)
    setup.set(cluster, Word(1 << order))
    if order == geometry.hugeOrder {
      setup.set(memory.swap.cluster(entry, SwapMemory.Cluster.flags), SwapMemory.hugeFlag)
    }
    setup.run("add_to_swap_cache", page, entry)
    setup.set(memory.nrpages(ofEntry: entry), Word(1 << order))
  }
}
