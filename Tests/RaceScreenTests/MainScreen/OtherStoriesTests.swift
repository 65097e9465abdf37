import RaceScreen
import RaceSession
import Testing

@Suite("The main screen, beyond a lookup in the swap cache")
struct OtherStoriesTests {
  private func expect(_ session: Session, _ name: String, _ options: MainScreenOptions = .usual) throws {
    for (width, height) in [(80, 24), (120, 40)] {
      try expectKept(MainScreen.picture(session, width, height, options), "\(name)-\(width)x\(height)")
    }
  }

  private func text(_ session: Session, _ width: Int = 120, _ height: Int = 40) -> String {
    MainScreen.picture(session, width, height).plainText()
  }

  @Test("an rmap walk: the field, what the walk read, the linear index")
  func rmap() throws {
    let session = try Moments.start("reuse-rmap", "index-at-delete")
    #expect(text(session).contains("✓ right"))
    #expect(!text(session).contains("derivation"))
    try session.step(1, until: "page->index = swp_offset(entry)")
    session.markSeen()
    try expect(session, "rmap-field")
    try session.stepUntilBroken(0)
    try expect(session, "rmap-lost")
  }

  @Test("the entry of a page table, where tasks look at it")
  func pageTable() throws {
    let session = try Moments.start("fault-thp", "mask")
    #expect(text(session).contains("pte swap 0:10"))
    try session.step(0, until: "set_pte_at(pte)")
    for size in [(80, 24), (120, 40)] {
      let text = text(session, size.0, size.1)
      #expect(text.contains("pte [present]  ●0 at 19"))
      #expect(text.contains("lock ●0"))
    }
    #expect(!text(try Moments.start()).contains("pte"))
  }

  @Test("a split under way: the head is frozen, slots of new pages still name it")
  func split() throws {
    let session = try Moments.start("thp-split", "mask")
    try session.step(1, until: "clear_compound_head(tail)#2")
    session.markSeen()
    try session.step(1, until: "flags = head->flags")
    try expect(session, "split")
    #expect(text(session).contains("ref frozen"))
    session.markSeen()
    try session.step(1, until: "page_ref_add(head, 2)")
    #expect(text(session).split(separator: "stale").count == 4)
    #expect(text(session).contains("ref [2]"))
  }

  @Test("many new pages are one row, as are leaves that name the old head only")
  func largeSplit() throws {
    let session = try Moments.start("thp-split", "mask", [.init("geometry", "kernel")])
    #expect(session.apply(.steps(cpu: 1, count: 2_000)).isDone)
    let text = text(session, 200, 60)
    #expect(text.contains(" small") && text.contains("s = stale pointer"))
    let rows = text.split(separator: "\n")
    #expect(rows.contains { $0.contains("ssssssss") && $0.contains("3 x 64 full") }, "\(text)")
  }

  @Test("slots that the split rewrites are not stale for long")
  func rewritten() throws {
    let session = try Moments.start("thp-split", "mask-hugetlb-split")
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    #expect(!text(session).contains("stale"))
  }

  @Test("a page that was freed is free, and the mask that a lookup used stays what it was")
  func freed() throws {
    let session = try Moments.start("swap-delete-thp", "mask")
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    #expect(text(session).contains("10 AND 3"))
    #expect(text(session).contains("0x48  free") && text(session).contains("ref [free]"))
  }

  @Test("several swap files: one tree at a time, and which it is")
  func trees() throws {
    let session = try Moments.start("swap-move")
    #expect(text(session).contains("swap 0, space 0  1 of 2"))
    #expect(session.apply(.steps(cpu: 1, count: 55)).isDone)
    try expect(session, "trees-last")
    var options = MainScreenOptions.usual
    options.space = 0
    try expect(session, "trees-asked", options)
  }

  @Test("hugetlb: the index counts huge pages")
  func hugetlb() throws {
    let session = try Moments.start("hugetlb", "mask")
    #expect(session.apply(.steps(cpu: 0, count: 5)).isDone)
    try expect(session, "hugetlb")
    #expect(!text(try Moments.start("page-reuse")).contains("huge pages"))
  }

  @Test("synchronize_rcu() says for whom it waits")
  func gracePeriod() throws {
    let session = try Moments.start("swap-delete", "synchronize-rcu")
    #expect(session.apply(.steps(cpu: 0, count: 2)).isDone)
    try session.step(1, until: "begin a grace period")
    #expect(text(session).contains("waits for a grace period: ●0 in RCU"))
    try expect(session, "synchronize-rcu")
  }
}
