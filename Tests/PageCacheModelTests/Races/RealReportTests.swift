import PageCacheModel
import RaceMachine
import Testing

/// What the reports of April, May and June 2019 show, in the kernel's own sizes (kernel-facts 5.4 and 5.5).
@Suite struct RealReportTests {
  private func run(_ machine: Machine, _ cpu: Int, stop: (StepEvent) -> Bool = { _ in false }) throws -> [StepEvent] {
    var events: [StepEvent] = []
    while machine.view.status(of: cpu).canRun {
      events.append(try machine.step(Move(cpu: cpu)))
      if stop(events[events.count - 1]) { break }
    }
    return events
  }

  private func dump(_ events: [StepEvent]) -> String? {
    for case .said(let text) in events.flatMap(\.notes) where text.hasPrefix("page:") { return text }
    return nil
  }

  @Test("4 April: truncation of a hugetlbfs file dies on tail page 1, whose PG_private is set by design")
  func hugetlb() throws {
    let model = try KernelModel(scenario: "hugetlb", proposal: "mask", set: [("geometry", "kernel")])
    let machine = Machine(model)
    let events = try run(machine, 1)
    #expect(events.flatMap(\.violations) == [Violation("vm-bug", "PagePrivate(page)")])
    #expect(machine.view.status(of: 1) == .stopped)
    #expect(machine.view.frames(of: 1).last?.procedure.name == "remove_inode_hugepages")
    let page = try #require(machine.view.frames(of: 1).last?.value(named: "page"))
    // R14 of the report: a struct page whose frame number is 1 more than a multiple of 512.
    #expect((page - 0xffff_ea00_0000_0000) / 64 & 511 == 1)
    let tail = try #require(
      KernelReading(model, machine.view).pages.first { $0.pfn == (page - 0xffff_ea00_0000_0000) / 64 })
    #expect(tail.part == .tail)
    // RAX of the report: bit 13.
    #expect(tail.flags.word == 0x2000)
    // Index 0 went well, by luck.
    let first = try #require(KernelReading(model, machine.view).pages.first)
    #expect(first.isFree)
  }

  @Test("29 May: the slot of subpage 1 names the former head, which has a new owner; the dump shows that page")
  func staleHeadReused() throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("geometry", "kernel"), ("old-head", "reused")])
    let machine = Machine(model)
    let events = try run(machine, 1)
    #expect(events.flatMap(\.violations) == [Violation("vm-bug", "entry != page")])
    let calls = machine.view.frames(of: 1).map(\.procedure.name)
    #expect(
      calls == [
        "kswapd", "shrink_inactive_list", "pageout", "swap_writepage", "try_to_free_swap", "delete_from_swap_cache",
        "__delete_from_swap_cache",
      ])
    // An ordinary mapped page: neither locked nor in the swap cache, which the page being deleted must be.
    #expect(
      dump(events) == """
        page:ffffea0000490000 count:1 mapcount:1 mapping:ffff97812323a689 index:0xfecec363
        flags: 0x0000000000080034(uptodate|lru|active|swapbacked)
        raw: index 00000000fecec363 private 0000000000000000 counts 0000000100000000
        page dumped because: VM_BUG_ON_PAGE(entry != page)
        """)
    let deleted = try #require(machine.view.frames(of: 1).last?.value(named: "page"))
    #expect((deleted - 0xffff_ea00_0000_0000) / 64 & 511 == 1)
    let pages = KernelReading(model, machine.view).pages
    #expect(pages[1].isLocked && pages[1].isInSwapCache)
    #expect(pages[0].pfn & 511 == 0 && pages[0].part == .small && pages[0].wasFreed && !pages[0].isFree)
  }

  @Test("1 June, one stage earlier: the former head is free")
  func staleHeadFree() throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("geometry", "kernel"), ("old-head", "freed")])
    let machine = Machine(model)
    let events = try run(machine, 1)
    #expect(events.flatMap(\.violations) == [Violation("vm-bug", "entry != page")])
    let text = try #require(dump(events))
    #expect(text.hasPrefix("page:ffffea0000490000 count:0 mapcount:0 "))
    #expect(text.contains("flags: 0x0000000000000000()"))
    #expect(KernelReading(model, machine.view).pages[0].isFree)
  }

  @Test("1 June: a lookup spins for ever in an RCU section on the free head that its slot names")
  func spinning() throws {
    let model = try KernelModel(scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0")])
    let machine = Machine(model)
    let kswapd = try run(machine, 1)
    #expect(machine.view.status(of: 1) == .finished)
    #expect(kswapd.flatMap(\.violations).isEmpty)
    let schedule = try Schedule(parsing: "1*\(kswapd.count) 0*5 (0*4)*")
    #expect(try schedule.loopFinding(in: model) == .livelock(running: [0]))
    try machine.run(Schedule(parsing: "0*25"))
    #expect(KernelReading(model, machine.view).cpus[0].inRCU)
    #expect(machine.view.frames(of: 0).map(\.procedure.name).contains("find_get_entry"))
    // With the fix nothing spins, whatever is freed.
    let fixed = try KernelModel(scenario: "thp-split", proposal: "mask-hugetlb-split", set: [("deleted", "0")])
    #expect(StateGraph(fixed).kinds.isEmpty)
  }

  @Test("2 June: page, private and index of the stale head lie the same distance from those of the deleted part")
  func distances() throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("geometry", "kernel"), ("deleted", "311")])
    let machine = Machine(model)
    let events = try run(machine, 1)
    #expect(events.flatMap(\.violations) == [Violation("vm-bug", "entry != page")])
    let pages = KernelReading(model, machine.view).pages
    let deleted = pages[311]
    #expect(deleted.privateWord.word - pages[0].privateWord.word == 311)
    #expect(deleted.index.word - pages[0].index.word == 311)
    #expect(deleted.pfn - pages[0].pfn == 311)
    #expect(try #require(dump(events)).hasPrefix("page:ffffea0000490000 count:1 "))
  }
}
