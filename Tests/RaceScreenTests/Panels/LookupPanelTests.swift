import DemoScript
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The arithmetic of a lookup, and its pages")
struct LookupPanelTests {
  private func text(_ session: Session, _ width: Int, _ height: Int) -> String {
    MainScreen.picture(session, width, height).plainText()
  }

  private func text(_ script: String, _ width: Int, _ height: Int) throws -> String {
    let entry = DemoEntry(name: "small", source: DemoSource(name: "small.demo", text: script))
    var interface = Interface(width: width, height: height, demo: try ReadyDemo(entry))
    interface.press(.end)
    #expect(interface.failedClaim == nil)
    return interface.picture.plainText()
  }

  @Test(
    "a lookup of a range is told like any other, with the tail that it hands out", arguments: [(80, 24), (120, 40)])
  func range(_ width: Int, _ height: Int) throws {
    let picture = try text(
      """
      title "A tail"
      scenario hugetlb offset=1
      proposal mask
      step 1 until put_page:__put_page
      step 1 until find_subpage
      expect cpu 1 found = 0x45
      expect cpu 1 offset = 1
      say "A tail."
      highlight cpu 1 found
      """, width, height)
    #expect(picture.contains("derivation of ◆1") && picture.contains("▸ 0x45 ◂"))
    #expect(picture.contains("0x44") && picture.contains("0x45  tail"), "\(picture)")
  }

  @Test("what the second look at the slot has refuted is derived from no longer", arguments: [(80, 24), (120, 40)])
  func refuted(_ width: Int, _ height: Int) throws {
    let session = try Moments.start()
    try session.step(0, until: "page_cache_get_speculative(page)")
    try session.step(1, until: "xa_unlock_irq")
    try session.step(0, until: "find_get_entry:xas_reload")
    #expect(session.observation("slot", of: 0)?.text == "NULL")
    let rows = text(session, width, height).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let title = try #require(rows.firstIndex { $0.contains("derivation of ●0") })
    let formula = rows[title + (width == 80 ? 1 : 2)]
    #expect(formula.drop { $0 == " " }.hasPrefix("·"), "\(formula)")
    #expect(!rows[(title + 1)...].prefix(4).contains { $0.contains("read at") })
  }

  @Test("the head of a page is the nearest one below, in whatever order the frames stand")
  func head() throws {
    let story = """
      scenario "two pages"
      page 0x48 huge in swap 0:8
      page 0x45 in swap 0:5
      cpu 0 lookup swap 0:10 by readahead
      proposal page-index
      step 0 until find_subpage
      say "Which page is it?"
      """
    #expect(try text(story, 120, 40).contains("page 0x48 + 2"))
  }

  @Test("a lookup that found nothing can be pointed at", arguments: [(80, 24), (120, 40)])
  func nothing(_ width: Int, _ height: Int) throws {
    let story = """
      scenario swap-delete
      step 1 until xa_unlock_irq
      step 0 until xas_load
      expect cpu 0 found = NULL
      step 0 to-end
      expect cpu 0 found = NULL
      say "Nothing."
      highlight cpu 0 found
      """
    #expect(try text(story, width, height).contains("▸ NULL ◂"))
  }

  @Test("a sign has air on both sides, and a page says that it is wanted", arguments: SnapshotTests.sizes)
  func air(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("oops-2019-03-29")
    try session.step(0, until: "PageSwapCache(page) ?")
    let picture = text(session, width, height)
    #expect(picture.contains("0x21de84f  "))
    #expect(!picture.contains("0x21de84f−"))
    #expect(picture.contains("●0 wants"), "\(picture)")
  }

  @Test("a pointer at a field stands off its neighbour", arguments: [(80, 24), (120, 40)])
  func pointers(_ width: Int, _ height: Int) throws {
    let picture = try text("scenario swap-delete\nsay \"A page.\"\nhighlight page.private", width, height)
    #expect(picture.contains(" ▸ 0:9 ◂") && !picture.contains("small▸"))
  }

  @Test("pages of other owners are named in full, or by a shorter word", arguments: SnapshotTests.sizes)
  func strangers(_ width: Int, _ height: Int) throws {
    let session = try Moments.firstWindow("swap-delete-thp", [.init("debug-vm", "off")])
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    let picture = text(session, width, height)
    #expect(picture.contains("0x52") && !picture.contains("stran…"), "\(picture)")
  }

  @Test("three CPUs leave room for where the numbers come from")
  func threeCPUs() throws {
    let session = try Moments.start("oops-2019-03-29", "page-index", [.init("readers", "2")])
    try session.step(0, until: "find_subpage:nr")
    let rows = text(session, 80, 24).split(separator: "\n")
    #expect(!rows.contains { $0.contains("slot 0x1c84f") && $0.contains("…") }, "\(rows)")
  }

  @Test("the badge of a demo is whole where there is room", arguments: [(80, 24), (120, 40)])
  func badge(_ width: Int, _ height: Int) throws {
    let story = """
      title "A check fires"
      scenario swap-delete-thp offset=10
      proposal page-index
      chapter "The break"
      step 0 until PageSwapCache
      step 1 until set_page_private
      step 0 until find_subpage:nr
      say "It fires."
      """
    #expect(try text(story, width, height).contains("VM_BUG  index + nr <= offset"))
  }

  @Test("a page that one CPU has found and another one wants says both, uncut")
  func foundAndWanted() throws {
    let story = """
      scenario "two lookups of a huge page"
      page 0x48 huge in swap 0:8
      cpu 0 lookup swap 0:10 by readahead
      cpu 1 exit page 0x48
      cpu 2 lookup swap 0:10 by fault
      proposal synchronize-rcu
      step 2 until find_subpage
      step 0 until xas_load
      say "Two lookups."
      """
    #expect(try text(story, 80, 24).contains("0:10  ■2 found  ●0 wants"))
  }

  @Test("a check with long numbers keeps them whole", arguments: [(80, 24), (120, 40)])
  func longNumbers(_ width: Int, _ height: Int) throws {
    let story = """
      scenario oops-2019-03-29
      proposal page-index
      step 0 until xas_reload
      step 1 until __delete_from_swap_cache:ClearPageSwapCache
      step 0 until find_subpage:PageTail
      expect broken vm-bug "index > offset"
      say "It fires."
      """
    #expect(try text(story, width, height).contains("0x7fa81584f > 0x1c84f"))
  }
}
