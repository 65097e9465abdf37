import DemoScript
@testable import RaceScreen
import RaceSession
import Testing

@Suite("What a demo points at is marked")
struct HighlightTests {
  /// The text of the screen at the end of a script.
  private func text(_ script: String, _ width: Int, _ height: Int) throws -> String {
    let entry = DemoEntry(name: "small", source: DemoSource(name: "small.demo", text: script))
    var interface = Interface(width: width, height: height, demo: try ReadyDemo(entry))
    interface.press(.end)
    #expect(interface.failedClaim == nil)
    return interface.picture.plainText()
  }

  private static let firstWindow = """
    scenario swap-delete-thp offset=10
    proposal page-index
    step 0 until xas_reload
    step 0 until PageSwapCache
    step 1 until set_page_private
    step 0 until page_index
    say "It reads 0."

    """

  @Test("a variable of a lookup: in its line and in the arithmetic", arguments: [(80, 24), (120, 40)])
  func variables(_ width: Int, _ height: Int) throws {
    func marked(_ name: String) throws -> String {
      try text(Self.firstWindow + "highlight cpu 0 \(name)", width, height)
    }
    let plain = try text(Self.firstWindow, width, height)
    #expect(!plain.contains("◂"))
    #expect(try marked("index").split(separator: "▸ 0 ◂").count == 3)
    #expect(try marked("page").split(separator: "▸ 0x48 ◂").count == 3)
    #expect(try marked("slot").contains("▸ 0x48 ◂"))
    #expect(try marked("offset").contains("▸ 10 ◂"))
    #expect(try marked("wanted").contains("▸ 0x4a ◂"))
    #expect(try marked("find_get_entry.page").contains("▸ 0x48 ◂"))
  }

  @Test("what a lookup found, and the offset where the formula has none", arguments: [(80, 24), (120, 40)])
  func found(_ width: Int, _ height: Int) throws {
    let lookup = "scenario swap-delete-thp offset=10\nproposal mask\nstep 0 to-end\nsay \"Found.\"\n"
    #expect(try text(lookup + "highlight cpu 0 found", width, height).contains("▸ 0x4a ◂"))
    #expect(try text(lookup + "highlight cpu 0 offset", width, height).contains("▸ 10 ◂"))
    #expect(try text(lookup + "highlight cpu 0 subpage", width, height).contains("▸ 2 ◂"))
  }

  @Test("a CPU that is not shown is, when one of its variables is pointed at", arguments: [(80, 24), (120, 40)])
  func hiddenCPU(_ width: Int, _ height: Int) throws {
    let story = """
      scenario two-callers offset=9
      proposal page-index
      step 1 until xas_load
      step 0 1
      step 2 1
      say "CPU 1 has found the page."
      highlight cpu 1 page
      """
    #expect(try text(story, width, height).contains("▸ 0x49 ◂"))
  }

  @Test("fields of a page, whole, with their names", arguments: [(80, 24), (120, 40)])
  func fields(_ width: Int, _ height: Int) throws {
    let story = "scenario swap-delete\nsay \"A page.\"\nhighlight page.index"
    #expect(try text(story, width, height).contains("index ▸ 0x7fa815848 ◂"))
    let all = try text(story + ", page.flags, page.private", width, height)
    #expect(all.contains("index ▸ 0x7fa815848 ◂") && all.contains("▸ yes ◂") && all.contains("▸ 0:9 ◂"))
  }

  @Test("a slot of a tree: that tree is shown", arguments: [(80, 24), (120, 40)])
  func tree(_ width: Int, _ height: Int) throws {
    let story = "scenario tmpfs\nsay \"The file has the page.\"\n"
    #expect(try text(story, width, height).contains("the tree is empty"))
    let pointed = try text(story + "highlight slot file 5", width, height)
    #expect(pointed.contains("▸0x49◂") || pointed.contains("▸ 0x49 ◂"))
  }

  @Test("slots of two leaves, even if the node above has no room then", arguments: [(80, 24), (120, 40)])
  func twoLeaves(_ width: Int, _ height: Int) throws {
    let story = """
      scenario "two pages"
      page 0x48 huge in swap 0:8
      page 0x45 in swap 0:5
      cpu 0 lookup swap 0:10 by readahead
      step 0 until xas_start
      say "Two pages."
      highlight slot 10, slot 5
      """
    let pointed = try text(story, width, height)
    for page in ["0x45", "0x48"] {
      #expect(pointed.contains("▸\(page)◂") || pointed.contains("▸ \(page) ◂"), "\(pointed)")
    }
  }

  @Test("a slot of a swap file", arguments: [("teaching", 80, 24), ("teaching", 120, 40), ("kernel", 80, 24)])
  func swapMap(_ geometry: String, _ width: Int, _ height: Int) throws {
    let slot = geometry == "teaching" ? "9" : "0x1009"
    let story = "scenario two-callers geometry=\(geometry) offset=\(slot)\nsay \"A slot.\"\nhighlight swap_map \(slot)"
    let pointed = try text(story, width, height)
    #expect(pointed.contains("▸cache◂") || pointed.contains("▸ cache ◂"), "\(pointed)")
  }

  @Test("a swap slot whose tree is empty", arguments: [(80, 24), (120, 40)])
  func emptyTree(_ width: Int, _ height: Int) throws {
    let pointed = try text("scenario tmpfs\nsay \"A slot.\"\nhighlight swap_map 9", width, height)
    #expect(pointed.contains("map 8..") && pointed.contains("▸"), "\(pointed)")
  }

  @Test("the line of a page table hides no page")
  func pageTable() throws {
    let story = """
      scenario "three readers"
      page 0x48 huge in swap 0:8
      cpu 0 lookup swap 0:10 by readahead
      cpu 1 exit page 0x48
      cpu 2 lookup swap 0:9 by fault
      step 2 until rcu_read_unlock
      step 0 until xas_load
      say "Two lookups."
      """
    let rows = try text(story, 80, 24).split(separator: "\n")
    #expect(rows.contains { $0.contains("0x4a  tail    0:10  ●0 wants this") })
    #expect(rows.contains { $0.contains(" pte none") && !$0.contains("0:10") })
  }

  @Test("the flags and private of a locked page, side by side")
  func neighbours() throws {
    let picture = try text(Self.firstWindow + "highlight page.flags, page.private", 120, 40)
    #expect(picture.contains("▸yes, locked◂▸ 0 ◂"), "\(picture)")
  }

  @Test("all CPUs that a caption names are shown, before any has run", arguments: [(80, 24), (120, 40)])
  func named(_ width: Int, _ height: Int) throws {
    let story = "scenario two-callers offset=9\n"
    let plain = try text(story + "say \"Three CPUs.\"", width, height)
    #expect(!plain.contains("CPU 1") && plain.contains("CPU 2"))
    let named = try text(story + "say \"CPU 0 looks up.\" \"So does CPU 1.\"", width, height)
    #expect(named.contains("● CPU 0") && named.contains("◆ CPU 1") && !named.contains("■ CPU 2"))
    let asked = try text(
      story + "say \"CPU 0 looks up.\"\nask \"Must CPU 1 wait?\"\nwrong \"Yes.\"\nright \"No.\"", width, height)
    #expect(asked.contains("● CPU 0") && asked.contains("◆ CPU 1"), "\(asked)")
  }
}
