import RaceMachine

extension ScenarioSketch {
  /// The sketch made concrete.
  ///
  /// - Parameter debugs: whether the debug checks are compiled in; if not, pages that a wrong derivation hits are there.
  func stage(debugs: Bool) -> Stage {
    let own = pages.map { (firstPFN: $0.pfn, count: Int($0.count)) }
    let strangers = debugs ? Strangers() : Strangers(pfns: wrongFrames)
    let table = pageTableSlots
    let plan = KernelMemory.Plan(
      geometry: geometry, pages: own + strangers.runs, windows: swapWindows,
      files: fileSlots.map(\.file).max().map { last in (0...last).map { _ in fileWindow } } ?? [],
      nodeCount: 16 * (pages.count + calls.count { $0.target != nil }), openOffsets: openOffsets,
      tableOffsets: table.map(\.index), firstStranger: own.reduce(0) { $0 + $1.count })
    var stage = Stage(
      plan: plan, tasks: tasks(KernelMemory(plan)),
      prepare: { memory, proposal, setup in
        prepareSwapFiles(memory, &setup)
        for (number, page) in pages.enumerated() { prepare(page, number, memory, proposal, &setup) }
        for slot in table { setup.set(memory.pageTable.entry(ofOffset: slot.index), pte(slot)) }
        strangers.prepare(memory, &setup)
      })
    for (number, page) in pages.enumerated() where calls.contains(.rmapWalk(page.pfn)) {
      stage.linearIndices[page.pfn] = linearIndex(of: page, number)
    }
    return stage
  }

  /// What the task's page table says about a slot.
  private func pte(_ slot: SketchedSlot) -> Word {
    let owner = pages.first { page in page.swapSlot.map { slot.overlaps(1, $0, page.count) } ?? false }
    guard let page = owner else { return 0 }
    if page.mapcount > 0 { return PageTable.present }
    return page.uses(slot.index) ? PageTable.swap(SwapEntry.word(type: slot.file, offset: slot.index)) : 0
  }

  /// The linear index of a page: its place in the task's memory, above every swap offset; each page has its own.
  func linearIndex(of page: SketchedPage, _ number: Int) -> Word {
    if page.isFresh { return 0 }
    return (geometry == .kernel ? 0x7_fa81_5800 : 0x7_fa81_5848) &+ Word(number) << 12
  }

  /// Where the arithmetic leads that takes another place's number for the index of a page.
  private var wrongFrames: Set<Word> {
    let offsets =
      calls.compactMap { call in
        if case .slot(let slot)? = call.wanted?.slot { slot.index } else { nil }
      } + openOffsets
    let indices = Set([0] + (swapSlots + fileSlots).map(\.index))
    var found: Set<Word> = []
    for page in pages {
      for index in indices {
        for offset in offsets {
          let pfn = page.pfn &- index &+ offset
          if pfn < 1 << 40, !pages.contains(where: { $0.frames.contains(pfn) }) { found.insert(pfn) }
        }
      }
    }
    return found
  }
}
