import RaceMachine

extension Scenario {
  /// A lookup in a tmpfs file while the page moves to the swap cache, or back (kernel-facts 4, "tmpfs").
  static let tmpfs = Scenario(
    id: "tmpfs", title: "file lookup of a page in both caches",
    summary: """
      mincore() looks up a page of a tmpfs file in the file's own page cache.
      Meanwhile reclaim moves the page to the swap cache, or a read brings it back, and for a while it is in both.
      It carries the swap-cache flag then, and a lookup that goes by the flag takes a swap offset for a file index.
      """,
    source: "kernel-facts 4: tmpfs, for P3, P4, P4b, P6, P7",
    parameters: [
      .geometry,
      Parameter(name: "order", defaultValue: "0", summary: "the page is small", domain: .number(0...0)),
      .fileOffset("5"),
      Parameter(
        name: "direction", defaultValue: "swap-out", summary: "where the page goes: to the swap cache, or back",
        domain: .words(["swap-out", "swap-in"])),
      .readers, .debugVM,
    ],
    stage: { settings throws(ModelError) in
      let geometry = settings.geometry
      let place = try FilePlace(settings, ordinary: 0x123, geometry: geometry)
      return TmpfsStage(
        geometry: geometry, pfn: geometry == .kernel ? 0x124c8 : 0x49, index: place.base,
        slot: geometry == .kernel ? 0x542c8 : 9, comesBack: settings["direction"] == "swap-in",
        readers: Int(settings.number("readers")), openOffsets: place.openOffsets, debugs: settings["debug-vm"] == "on"
      ).stage
    })
}

/// One small page of a tmpfs file, in the file or in the swap cache, and somebody who moves it.
private struct TmpfsStage: Sendable {
  let geometry: Geometry
  let pfn: Word
  /// The index in the file.
  let index: Word
  /// The slot in swap.
  let slot: Word
  let comesBack: Bool
  let readers: Int
  let openOffsets: [Word]
  /// Whether the debug checks are compiled in; if not, pages that a wrong derivation hits are there.
  let debugs: Bool

  var stage: Stage {
    let slots = Word(geometry.clusterSlots)
    let window =
      geometry == .teaching ? 0..<Word(1 << geometry.spaceShift) : slot / slots * slots..<(slot / slots + 1) * slots
    let strangers = debugs ? Strangers() : Strangers(around: pfn, count: 1, offsets: [index], indices: [0, slot])
    let plan = KernelMemory.Plan(
      geometry: geometry, pages: [(pfn, 1)] + strangers.runs, windows: [window],
      files: [0..<(geometry == .teaching ? 16 : 4096)],
      nodeCount: 16, openOffsets: openOffsets, firstStranger: 1)
    let mapping = KernelMemory(plan).mapping(ofFile: 0)
    let page = KernelPointer.page(pfn)
    let entry = SwapEntry.word(type: 0, offset: slot)
    let reader = RaceTask("mincore_page", [mapping, index], symmetryClass: 0, title: "mincore")
    let mover =
      comesBack
      ? RaceTask("shmem_swapin_page", [mapping, index, page, entry], symmetryClass: 1, title: "read")
      : .shrink(page, into: entry)
    return Stage(
      plan: plan, tasks: Array(repeating: reader, count: readers) + [mover],
      prepare: { memory, _, setup in
        strangers.prepare(memory, &setup)
        memory.pages.makePage(
          &setup, pfn: pfn, order: 0,
          flags: PageFlags.word(.uptodate, .lru, .swapbacked) | (comesBack ? 0 : PageFlag.dirty.mask),
          references: comesBack ? 1 : 0)
        if window.lowerBound == 0 {
          setup.set(memory.swap.mapWord(SwapEntry.word(type: 0, offset: 0)), SwapMapEntry.bad)
        }
        guard comesBack else {
          setup.run("shmem_add_to_page_cache", page, mapping, index, 0)
          return
        }
        setup.set(memory.swap.mapWord(entry), SwapMapEntry.hasCache | SwapMapEntry.shmem)
        setup.set(memory.swap.cluster(entry, SwapMemory.Cluster.count), 1)
        setup.run("xa_store", mapping, index, XAEntry.value(entry))
        setup.run("add_to_swap_cache", page, entry)
        setup.holdPage(page, by: readers)
        setup.set(memory.nrpages(ofEntry: entry), 1)
      })
  }
}
