import RaceMachine

extension Scenario {
  /// A hugetlbfs file, whose index counts huge pages, with pages at 0, 1 and 511 (kernel-facts 5.4 and P9).
  static let hugetlb = Scenario(
    id: "hugetlb", title: "file lookup against truncation, hugetlbfs",
    summary: """
      A hugetlbfs file has one slot for each huge page, and its index counts huge pages: here 0, 1 and 511.
      A fault looks up one of them while the file is truncated.
      The low bits of such an index name no subpage; a mask hands out a tail page, which carries a flag of its own.
      """,
    source: "linux-mm, Qian Cai, 4 April 2019; kernel-facts 5.4",
    parameters: [
      .geometry,
      Parameter(name: "order", defaultValue: "huge", summary: "the pages are huge", domain: .words(["huge"])),
      Parameter(
        name: "offset", defaultValue: "1",
        summary: "the file index, in huge pages, that readers look up: 0, 1, 511 or 'any'",
        domain: .words(["0", "1", "511", "any"])),
      .readers, .debugVM,
    ],
    stage: { settings throws(ModelError) in hugetlbStage(settings) })

  /// The indices, in huge pages, at which the file has pages.
  private static let hugetlbIndices: [Word] = [0, 1, 511]

  private static func hugetlbStage(_ settings: Settings) -> Stage {
    let geometry = settings.geometry
    let order = geometry.hugeOrder
    let first: Word = geometry == .kernel ? 0x68_3e00 : 0x40
    let pfns = hugetlbIndices.indices.map { first + Word($0) << Word(order) }
    let plan = KernelMemory.Plan(
      geometry: geometry, pages: pfns.map { ($0, 1 << order) }, windows: [], files: [0..<512], isHugetlb: true,
      nodeCount: 16,
      openOffsets: settings["offset"] == "any" ? hugetlbIndices : [])
    let mapping = KernelMemory(plan).mapping(ofFile: 0)
    let offset = settings["offset"] == "any" ? 0 : settings.number("offset")
    let reader = RaceTask("hugetlbfs_pagecache_present", [mapping, offset], symmetryClass: 0, title: "fault")
    let truncation = RaceTask("remove_inode_hugepages", [mapping, 511], symmetryClass: 1, title: "truncate")
    return Stage(
      plan: plan, tasks: Array(repeating: reader, count: Int(settings.number("readers"))) + [truncation],
      prepare: { memory, _, setup in
        for (pfn, index) in zip(pfns, hugetlbIndices) {
          let page = KernelPointer.page(pfn)
          memory.pages.makePage(
            &setup, pfn: pfn, order: order, flags: PageFlags.word(.uptodate), references: 0,
            destructor: PageFrames.hugetlbDestructor)
          let second = page &+ KernelPointer.pageStructSize
          setup.set(memory.pages.address(second, PageFrames.Field.flags), PageFlag.hasPrivate.mask)
          setup.run("__add_to_page_cache_locked", page, mapping, index)
        }
      })
  }
}
