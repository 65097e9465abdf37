import RaceMachine

extension Scenario {
  /// The panic that Qian Cai reported on 29 March 2019, with the figures of its page dump (kernel-facts 5.2).
  ///
  /// Direct reclaim scans for a free slot, sees one that only the swap cache uses, drops its locks and looks the
  /// page up; an exiting task frees the page's swap cache meanwhile. Its pfn, ->index, ->mapping and flags are
  /// those of the dump. The swap offset is not in the report; ours has the same low nine bits as the pfn and the
  /// index have, and needs a tree of three levels.
  static let oops = Scenario(
    id: "oops-2019-03-29", title: "the panic of 29 March 2019",
    summary: """
      Direct reclaim finds a slot that only the swap cache uses, drops its locks, and looks the page up.
      A task that is killed frees the same page from the swap cache at that moment.
      Page frame, index, mapping and flags are those of the report; the swap offset is ours.
      """,
    source: "linux-mm, Qian Cai, 29 March 2019, 'page cache: Store only head pages in i_pages'; kernel-facts 5.2",
    parameters: [
      Parameter(
        name: "geometry", defaultValue: "kernel", summary: "the report's: x86-64", domain: .words(["kernel"])),
      Parameter(name: "order", defaultValue: "0", summary: "the report's: a small page", domain: .number(0...0)),
      Parameter(
        name: "offset", defaultValue: "0x1c84f", summary: "the swap slot, which the report does not give: ours",
        domain: .number(4096...262_143)),
      .readers, .debugVM,
    ],
    stage: { settings throws(ModelError) in
      let offset = settings.number("offset")
      let place = SwapPlace(geometry: .kernel, order: 0, pfn: 0x21d_e84f, base: offset, offset: offset)
      var page = SwapCachePage(place)
      page.linearIndex = 0x7_fa81_584f
      page.mapping = 0xffff_88a7_9061_d009
      // The upper bits say zone, node and last CPU; dirty comes with the deletion.
      page.flags = 0x015f_ffe0_0000_0000 | PageFlags.word(.uptodate, .lru, .workingset, .swapbacked)
      page.references = 1
      let readers = Array(repeating: RaceTask.reclaim(place.wantedEntry), count: Int(settings.number("readers")))
      return page.stage(readers + [.exit(place.page)], settings)
    })
}
