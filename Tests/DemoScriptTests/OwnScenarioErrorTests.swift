import DemoScript
import Testing

@Suite("Errors in scenarios of a script's own")
struct OwnScenarioErrorTests {
  private static let page = "page 0x48 huge in swap 0:8\n"
  private static let traits = "here belongs one of 'huge', 'order', 'in', 'of', 'mapped', 'used', 'dirty', 'fresh'"
  private static let place = "a place belongs here: 'swap 0:8', 'file 0:5' or 'tmpfs 0:5'"
  private static let readers = "who looks it up belongs here: readahead, reclaim, fault, memcg"
  private static let owner = "only a page in swap is of a file, of tmpfs: 'in swap 0:9 of tmpfs 0:5'"

  @Test(
    "lines that cannot be read",
    arguments: [
      ("page", "2:5: the frame of the page belongs here, such as 0x48"),
      ("page x", "2:6: the frame of the page belongs here, such as 0x48"),
      ("page 0x48 hueg", "2:11: \(traits), not 'hueg' | did you mean 'huge'?"),
      ("page 0x48 \"\"", "2:11: \(traits)"), ("page 0x48 order 10", "2:17: the order is at most 9"),
      ("page 0x48 in", "2:13: \(place)"), ("page 0x48 in swpa 0:8", "2:14: \(place) | did you mean 'swap'?"),
      ("page 0x48 in swap", "2:18: a swap slot belongs here"),
      ("page 0x48 in swap 1:2:3", "2:19: a swap slot belongs here, such as 10 or 0x1c84f"),
      ("page 0x48 mapped 9", "2:18: how often is at most 8"), ("page 0x48 of swap 8", "2:11: \(owner)"),
      ("cpu", "2:4: the number of a CPU belongs here, as a number"),
      (
        "cpu 0",
        "2:6: here belongs what the CPU does: exit, free-swap, lookup, move, reclaim, rmap-walk, split, swap-in, swap-out, truncate, write-fault"
      ), ("cpu 0 exit", "2:11: a page belongs here, as in 'page 0x48'"),
      ("cpu 0 exit page", "2:16: the frame of a page belongs here, such as 0x48"),
      ("cpu 0 exit page 0x48 now", "2:22: the statement is complete before this"),
      ("cpu 0 lookup swap 9 by falt", "2:24: \(readers) | did you mean 'fault'?"),
      ("cpu 0 lookup swap 9 by", "2:23: \(readers)"),
      ("cpu 0 lookup file 9 by fault", "2:24: who looks it up belongs here: read, mincore"),
      ("cpu 0 lookup any page 0x48", "2:18: 'of page' and a page belong here, as in 'any of page 0x48'"),
      ("cpu 0 move page 0x48", "2:21: 'to swap' and a slot belong here"),
      ("cpu 0 split page 0x48 deleting x", "2:32: the number of a part belongs here, as a number"),
      (
        "cpu 0 split page 0x48 head lost",
        "2:28: what becomes of the head belongs here: kept, freed, reused"
      ),
    ])
  func unreadable(_ text: String, _ error: String) {
    let found = errors("scenario \"x\"\n" + text)
    // A page of which a word is wrong is missing for others.
    #expect(found.first == "t.demo:" + error)
  }

  @Test("a verb that is not there")
  func verb() {
    let found = errors("scenario \"x\"\n" + Self.page + "cpu 0 delete page 0x48")
    #expect(found.count == 1 && found[0].hasPrefix("t.demo:3:7: a CPU cannot 'delete' | known: exit, free-swap"))
  }

  @Test(
    "pages that cannot lie there",
    arguments: [
      ("page 0", "a page frame has a number from 1 to 0xfffffffff, not 0"),
      ("page 0xffffffffffffffff", "a page frame has a number from 1 to 0xfffffffff, not 18446744073709551615"),
      ("page 0x50 order 3", "order is at most 2 in the teaching geometry, not 3"),
      ("page 0x51 huge", "a page of 4 frames begins at a multiple of 4"), ("page 0x4a", "page 0x48 has these frames"),
      ("page 0x50 in swap 0:9", "page 0x48 is in this place"),
      ("page 0x50 in swap 0:0", "a swap slot is a number from 1 to 15 here, not 0"),
      ("page 0x50 huge in swap 0:0", "a swap slot is a number from 4 to 12 here, not 0"),
      ("page 0x50 in swap 0:16", "a swap slot is a number from 1 to 15 here, not 16"),
      ("page 0x50 huge in swap 0:5", "a page of 4 lies at a multiple of 4, not at 5"),
      ("page 0x50 in swap 4:1", "a swap file has a number from 0 to 3, not 4"),
      ("page 0x50 in file 0:16", "a file index is a number from 0 to 15 here, not 16"),
      ("page 0x50 in file 0:1 mapped", "a page of a file is mapped by nobody here, and not fresh"),
      ("page 0x50 mapped fresh", "a page that is mapped is not fresh"),
      ("page 0x50 used", "only slots of anonymous pages in the swap cache are used by swap ptes"),
      ("page 0x50 in swap 3 used 4", "slot 4 is none of this page's"),
      ("page 0x50 huge in swap 4 of tmpfs 0:4", "a page of tmpfs that is in swap has one frame"),
    ])
  func pages(_ line: String, _ error: String) {
    let found = errors("scenario \"x\"\n" + Self.page + line + "\ncpu 0 lookup swap 8")
    #expect(found == ["t.demo:3:6: " + error])
  }

  @Test("what is said twice, or of the wrong page")
  func contradictions() {
    #expect(
      errors("scenario \"x\"\npage 0x48 huge order 2\ncpu 0 exit page 0x48").first
        == "t.demo:2:16: this has been said already")
    #expect(errors("scenario \"x\"\npage 0x48 of tmpfs 0:1\ncpu 0 exit page 0x48").first == "t.demo:2:6: \(Self.owner)")
  }

  @Test(
    "calls that cannot be made",
    arguments: [
      ("cpu 1 exit page 0x48", "5: the CPUs are numbered from 0 on; the next is 0"),
      ("cpu 0 exit page 0x49", "7: there is no page 0x49; there is page 0x48, page 0x50, page 0x51"),
      ("cpu 0 exit page 0x50", "7: page 0x50 belongs to a file; this is for anonymous pages"),
      ("cpu 0 write-fault page 0x48", "7: page 0x48 must be in the swap cache, and mapped"),
      ("cpu 0 free-swap page 0x51", "7: page 0x51 must be in the swap cache, and anonymous"),
      ("cpu 0 move page 0x48 to swap 0:5", "7: a page of 4 lies at a multiple of 4, not at 5"),
      ("cpu 0 swap-out page 0x50 to swap 0:5", "7: page 0x50 must be in no cache, or in tmpfs"),
      ("cpu 0 swap-out page 0x51 to swap 0:9", "7: page 0x48 is in that place"),
      ("cpu 0 swap-in page 0x48", "7: page 0x48 must be in swap for tmpfs: 'in swap 0:9 of tmpfs 0:5'"),
      ("cpu 0 split page 0x51", "7: page 0x51 must be compound, in the swap cache, and not mapped"),
      ("cpu 0 split page 0x48 deleting 4", "7: page 0x48 has parts 0 to 3"),
      ("cpu 0 truncate page 0x48", "7: page 0x48 must be in a file"),
      ("cpu 0 truncate page 0x50 reading 1:6", "7: the file that is read is the one truncated"),
      ("cpu 0 truncate page 0x50 reading 5", "7: that index is in use"),
      ("cpu 0 truncate page 0x50 reading 6 into 1", "7: page 0x50 has parts 0 to 0"),
      ("cpu 0 lookup swap 0", "7: a swap slot is a number from 1 to 15 here, not 0"),
      ("cpu 0 lookup file 9:0", "7: a file has a number from 0 to 3, not 9"),
      ("cpu 0 lookup any of page 0x50", "7: page 0x50 is not in the swap cache"),
      ("cpu 0 lookup any of page 0x48 by read", "7: page 0x48 belongs to no file"),
    ])
  func calls(_ line: String, _ error: String) {
    let pages = Self.page + "page 0x50 in file 0:5\npage 0x51\n"
    #expect(errors("scenario \"x\"\n" + pages + line).first == "t.demo:5:" + error)
  }

  @Test(
    "calls that do not agree with others",
    arguments: [
      (
        "cpu 0 exit page 0x48\ncpu 1 split page 0x48",
        "4:7: CPU 0 changes page 0x48 already; only exits, write faults and free-swap can share one"
      ),
      (
        "cpu 0 lookup any of page 0x48\ncpu 1 lookup swap 9",
        "4:7: if one lookup takes any slot of a page, all do, of the same page"
      ),
      (
        "cpu 0 lookup swap 0:9 by fault\ncpu 1 lookup swap 1:9 by memcg",
        "4:7: the page table has one entry for each slot number, whatever the swap file"
      ),
      ("cpu 0 exit page 0x48\nset deleter=exit", "4:5: there is no parameter 'deleter' of x | known: debug-vm"),
      ("cpu 0 exit page 0x48\ngeometry smal", "4:10: geometry is one of teaching, kernel, not 'smal'"),
    ])
  func disagreement(_ lines: String, _ error: String) {
    #expect(errors("scenario \"x\"\n" + Self.page + lines) == ["t.demo:" + error])
  }

  @Test("a stage without pages or CPUs, and lines where no stage is")
  func misplaced() {
    let long = String(repeating: "a", count: 41)
    #expect(
      errors("scenario \"\(long)\"").first == "t.demo:1:10: the name of a scenario has at most 40 characters")
    #expect(errors("scenario \"x\"\nsay \"x\"") == ["t.demo:1:10: the scenario has no page"])
    #expect(
      errors("scenario \"x\"\n" + Self.page) == ["t.demo:1:10: no CPU of the scenario has anything to do"])
    #expect(
      errors("scenario circle\npage 0x48") == [
        "t.demo:2:6: the catalogue's scenarios have pages and CPUs; one of the script's own begins with 'scenario \"NAME\"'"
      ])
    #expect(
      errors("scenario circle\nsay \"x\"\ncpu 0 exit page 1") == [
        "t.demo:3:1: pages and CPUs belong directly below the 'scenario \"NAME\"' line of their act"
      ])
  }
}
