import RaceMachine

/// Brings memory into the state that a sketch describes.
extension ScenarioSketch {
  /// Slot 0 of every swap file is its header.
  func prepareSwapFiles(_ memory: KernelMemory, _ setup: inout Setup) {
    for file in memory.swap.files where file.window.lowerBound == 0 { setup.set(file.map[0], SwapMapEntry.bad) }
  }

  /// Makes a page, and puts it in its cache by the procedure that the kernel has for that.
  func prepare(
    _ page: SketchedPage, _ number: Int, _ memory: KernelMemory, _ proposal: Proposal, _ setup: inout Setup
  ) {
    let owners = calls.indices.filter { calls[$0].changed == page.pfn && calls[$0].bringsReference(page) }
    memory.pages.makePage(
      &setup, pfn: page.pfn, order: page.order, flags: flags(of: page), references: page.mapcount + Word(owners.count))
    for cpu in owners { setup.holdPage(page.pointer, by: cpu) }
    if page.fileSlot == nil {
      func set(_ field: Int, _ value: Word) { setup.set(memory.pages.address(page.pointer, field), value) }
      set(PageFrames.Field.mapping, page.isFresh ? 0 : 0xffff_88a7_9061_d009)
      set(proposal.linearIndexField, linearIndex(of: page, number))
      set(PageFrames.Field.mapcount, page.mapcount)
    }
    switch page.place {
    case .nowhere: break
    case .file(let slot), .tmpfs(let slot):
      setup.run("shmem_add_to_page_cache", page.pointer, memory.mapping(ofFile: Int(slot.file)), slot.index, 0)
    case .swap(let slot): putInSwap(page, slot, users: { page.uses($0) ? 1 : 0 }, memory, &setup)
    case .swapOfTmpfs(let slot, let file):
      let entry = SwapEntry.word(type: slot.file, offset: slot.index)
      setup.run("xa_store", memory.mapping(ofFile: Int(file.file)), file.index, XAEntry.value(entry))
      putInSwap(page, slot, users: { _ in SwapMapEntry.shmem }, memory, &setup)
    }
  }

  private func flags(of page: SketchedPage) -> Word {
    let ordinary = PageFlags.word(.uptodate, .lru) | (page.isDirty ? PageFlag.dirty.mask : 0)
    if case .file = page.place { return ordinary }
    return ordinary | PageFlag.swapbacked.mask
  }

  /// What `get_swap_page()` leaves behind (kernel-facts 3.4, A1), and the rest by `add_to_swap_cache()`.
  private func putInSwap(
    _ page: SketchedPage, _ slot: SketchedSlot, users: (Word) -> Word, _ memory: KernelMemory, _ setup: inout Setup
  ) {
    let entry = SwapEntry.word(type: slot.file, offset: slot.index)
    for offset in slot.slots(page.count) {
      setup.set(
        memory.swap.mapWord(SwapEntry.word(type: slot.file, offset: offset)), SwapMapEntry.hasCache | users(offset))
    }
    let count = memory.swap.cluster(entry, SwapMemory.Cluster.count)
    setup.set(count, setup.word(count) + page.count)
    if page.order == geometry.hugeOrder {
      setup.set(memory.swap.cluster(entry, SwapMemory.Cluster.flags), SwapMemory.hugeFlag)
    }
    setup.run("add_to_swap_cache", page.pointer, entry)
    let pages = memory.nrpages(ofEntry: entry)
    setup.set(pages, setup.word(pages) + page.count)
  }
}
