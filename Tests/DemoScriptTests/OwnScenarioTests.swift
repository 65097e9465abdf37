@testable import DemoScript
import PageCacheModel
import RaceExplorer
import RaceSession
import Testing

@Suite("Scenarios of a script's own")
struct OwnScenarioTests {
  /// A scenario of the catalogue and the same one written down.
  static let twins: [(id: String, set: [(name: String, value: String)], lines: String)] = [
    ("swap-delete", [], "page 0x49 in swap 0:9\ncpu 0 lookup swap 0:9 by readahead\ncpu 1 exit page 0x49"),
    (
      "swap-delete", [(name: "deleter", value: "reuse"), (name: "debug-vm", value: "off")],
      "page 0x49 in swap 0:9 mapped\ncpu 0 lookup swap 0:9\ncpu 1 write-fault page 0x49\nset debug-vm=off"
    ),
    ("swap-delete-fresh", [], "page 0x49 in swap 0:9 fresh\ncpu 0 lookup swap 0:9\ncpu 1 free-swap page 0x49"),
    (
      "swap-delete-thp", [(name: "geometry", value: "teaching")],
      "page 0x48 huge in swap 0:8\ncpu 0 lookup any of page 0x48\ncpu 1 exit page 0x48"
    ),
    ("swap-move", [], "page 0x49 in swap 0:9\ncpu 0 lookup swap 9\ncpu 1 move page 0x49 to swap 1:13"),
    (
      "swap-move-thp", [(name: "target", value: "same-file")],
      "page 0x48 order 2 in swap 0:8\ncpu 0 lookup swap 0:10\ncpu 1 move page 0x48 to swap 0:12"
    ),
    (
      "two-callers", [(name: "reader", value: "memcg")],
      "page 0x49 in swap 9 used\ncpu 0 lookup swap 9 by reclaim\ncpu 1 lookup swap 9 by memcg\ncpu 2 exit page 0x49"
    ),
    (
      "two-callers", [(name: "reader", value: "fault")],
      "page 0x49 in swap 9\ncpu 0 lookup swap 9 by reclaim\ncpu 1 lookup swap 9 by fault\ncpu 2 exit page 0x49"
    ),
    ("reuse-rmap", [], "page 0x48 huge in swap 8 mapped\ncpu 0 rmap-walk page 0x48\ncpu 1 write-fault page 0x48"),
    ("fault-thp", [], "page 0x48 huge in swap 8 used 10\ncpu 0 lookup swap 10 by fault"),
    (
      "thp-split", [(name: "deleted", value: "2"), (name: "old-head", value: "reused")],
      "page 0x48 huge in swap 8 dirty used 9 11\ncpu 0 lookup swap 10\ncpu 1 split page 0x48 deleting 2 head reused"
    ),
    ("reclaim", [], "page 0x48 huge in swap 8 used\ncpu 0 lookup swap 10\ncpu 1 reclaim page 0x48"),
    (
      "tmpfs", [],
      "page 0x49 in tmpfs 0:5 dirty\ncpu 0 lookup tmpfs 0:5 by mincore\ncpu 1 swap-out page 0x49 to swap 0:9"
    ),
    (
      "tmpfs", [(name: "direction", value: "swap-in")],
      "page 0x49 in swap 0:9 of tmpfs 0:5\ncpu 0 lookup file 0:5 by mincore\ncpu 1 swap-in page 0x49"
    ),
    ("truncate", [], "page 0x48 huge in file 0:8\ncpu 0 lookup any of page 0x48 by read\ncpu 1 truncate page 0x48"),
    (
      "page-reuse", [(name: "frame", value: "2")],
      "page 0x48 huge in file 0:8\ncpu 0 lookup file 0:10 by read\ncpu 1 truncate page 0x48 reading 5 into 2"
    ),
  ]

  private func report(_ model: KernelModel) -> CheckReport {
    var options = CheckOptions()
    options.numbers = false
    options.reduction = false
    return Check(model, options).report()
  }

  @Test("what the catalogue tells can be told by a script: same states, same violations", arguments: twins.indices)
  func twin(_ index: Int) throws {
    let (id, set, lines) = Self.twins[index]
    for proposal in ["page-index", "swap-roles", "mask"] {
      let demo = try checked("scenario \"x\"\n\(lines)\nproposal \(proposal)")
      let own = try #require(DemoPlayer(demo).session.kernelModel)
      // Where the schedule chooses here, it does there too.
      let any = lines.contains("any") ? [(name: "offset", value: "any")] : []
      let model = try KernelModel(scenario: id, proposal: proposal, set: set + any)
      let (mine, theirs) = (report(own), report(model))
      #expect(mine.judgement == theirs.judgement && mine.states == theirs.states, "\(id) under \(proposal)")
      #expect(mine.findings == theirs.findings, "\(id) under \(proposal)")
    }
  }

  @Test("every claim, movement and highlight works there as in the catalogue's")
  func plays() throws {
    #expect(
      try failure(
        """
        page     0x48 huge in swap 0:8
        page     0x60 in swap 1:3 used mapped 2 dirty
        cpu      0 lookup swap 0:10 by readahead
        cpu      1 lookup swap 0:10 by readahead
        cpu      2 exit page 0x48
        cpu      3 rmap-walk page 0x60
        proposal page-index
        expect   page[0x60]._mapcount = 2
        expect   swap_map 1:3 = "cache + 1"
        expect   slot 1:3 = page[0x60]
        expect   page[0x60].flags = "uptodate dirty lru swapcache swapbacked"
        step     0 until xas_reload
        expect   cpu 0 page = head
        step     2 until set_page_private
        highlight page.private, slot 1:3, cpu 0 page
        step     0 to-end
        expect   broken vm-bug "index + nr <= offset"
        goto     0
        proposal mask
        counterexample shortest
        """, scenario: "scenario \"a crowd\"")?.hasPrefix("t.demo:21:1: expected a counterexample") == true)
  }

  @Test("the sizes of the kernel decide where pages can lie")
  func kernel() throws {
    let scenario = "scenario \"x\"\ngeometry kernel"
    #expect(
      errors(scenario + "\npage 0x48 huge in swap 8\ncpu 0 exit page 0x48") == [
        "t.demo:3:6: a page of 512 frames begins at a multiple of 512"
      ])
    #expect(
      errors(scenario + "\npage 0x48 in swap 8\ncpu 0 lookup swap 0x8000") == [
        "t.demo:4:7: all slots of swap 0 here lie in one address space, 0x4000 slots from a multiple of that"
      ])
    let text = """
      page 0x12400 huge in swap 0x54200
      cpu 0 lookup swap 0x542c8
      cpu 1 exit page 0x12400
      step 0 until xas_reload
      step 1 until set_page_private
      step 0 to-end
      expect broken vm-bug "index + nr <= offset"
      """
    #expect(try failure(text, scenario: scenario) == nil)
  }

  @Test("identical CPUs can be exchanged")
  func symmetry() throws {
    let demo = try checked(
      "scenario \"x\"\npage 0x49 in swap 9\ncpu 0 lookup swap 9\ncpu 1 exit page 0x49\ncpu 2 lookup swap 9")
    let classes = DemoPlayer(demo).session.tasks.map(\.symmetryClass)
    #expect(classes[0] == classes[2] && classes[0] != classes[1])
  }
}
