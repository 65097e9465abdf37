import RaceScreen
import RaceSession
import Testing

@Suite("The screen for a lecture hall")
struct LargeScreenTests {
  private var options: MainScreenOptions {
    var options = MainScreenOptions()
    options.isLarge = true
    options.hints = [FooterHint("← →", "step"), FooterHint("z", "all panels"), FooterHint("?", "help")]
    return options
  }

  @Test("both windows, and a CPU that waits")
  func pictures() throws {
    for (width, height) in [(80, 24), (120, 40)] {
      let first = MainScreen.picture(try Moments.firstWindow(), width, height, options)
      try expectKept(first, "large-first-window-\(width)x\(height)")
      let second = MainScreen.picture(try Moments.secondWindow(), width, height, options)
      try expectKept(second, "large-second-window-\(width)x\(height)")
    }
    try expectKept(MainScreen.picture(try Moments.start(), 80, 24, options), "large-start-80x24")
    let plain = MainScreen.picture(try Moments.firstWindow(), 80, 24, options).ascii().withoutAttributes()
    try expectKept(plain, "large-first-window-ascii-80x24")
    var blocked = options
    blocked.message = "CPU 1 waits for si->lock, held by CPU 0"
    try expectKept(MainScreen.picture(try Moments.blocked(), 80, 24, blocked), "large-blocked-80x24")
  }

  @Test("a demo speaks below")
  func demo() throws {
    var options = options
    options.caption = Caption(
      ["CPU 1 deletes the page: slot first, then private, the flag last.", "CPU 0 will not look there again."], cpu: 1,
      title: "The lookup that lost its index", chapters: ["The recheck", "The private field goes"], chapter: 1)
    let session = try Moments.start()
    try session.step(0, until: "xas_reload:return slots[offset]")
    try session.step(1, until: "set_page_private")
    options.highlights = Set(session.reading?.pages.first.map { [$0.privateWord.address] } ?? [])
    try expectKept(MainScreen.picture(session, 80, 24, options), "large-demo-80x24")
  }

  @Test("leaves the last row to the keys, however much a demo says", arguments: SnapshotTests.sizes)
  func keys(_ width: Int, _ height: Int) throws {
    var options = options
    options.caption = Caption(["One.", "Two."], chapters: ["A", "B"], chapter: 1)
    options.caption?.verdict = "Broken: index + nr <= offset; index > offset. 144 states, 1,045 transitions."
    let picture = MainScreen.picture(try Moments.start(), width, height, options)
    #expect(picture.line(height - 1).allSatisfy { $0 == " " })
    #expect((0..<height).contains { picture.line($0).contains("chapter 2 of 2") })
  }

  @Test("tells the break in any size, with a blank row between all rows", arguments: SnapshotTests.sizes + [(100, 30)])
  func whole(_ width: Int, _ height: Int) throws {
    let text = MainScreen.picture(try Moments.firstWindow(), width, height, options).plainText()
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    for part in ["VM_BUG", "0 + 4 <= 10", "0x52", "8 pages too far", "wanted", "0x48", "0x4b", "all panels"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let first = try #require(rows.firstIndex { $0.contains("CPU 0") })
    #expect(rows[first + 1].allSatisfy { $0 == " " } && rows[first + 2].contains("CPU 1"))
  }

  @Test("every kind of run, without a text that hides another one")
  func collisions() throws {
    for session in [
      try Moments.firstWindow("oops-2019-03-29"), try Moments.hugePage(), try Moments.blocked(),
      try Moments.firstWindow("swap-delete"), try Moments.start("reuse-rmap"), try Moments.start("hugetlb"),
      try Moments.start("swap-delete-thp", "subpages"),
      try Moments.start("swap-delete-thp", "page-index", [.init("readers", "3")]),
    ] {
      for (width, height) in SnapshotTests.sizes {
        let text = MainScreen.picture(session, width, height, options).plainText()
        #expect(text.contains("CPU 0") && text.contains("wanted"), "\(text)")
      }
    }
  }
}
