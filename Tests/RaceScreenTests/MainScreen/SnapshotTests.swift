import RaceScreen
import RaceSession
import Testing

@Suite("Pictures of the main screen")
struct SnapshotTests {
  static let sizes = [(80, 24), (120, 40), (200, 60)]

  private func expect(
    _ session: Session, _ name: String, _ sizes: [(Int, Int)] = sizes, _ options: MainScreenOptions = .usual
  ) throws {
    for (width, height) in sizes {
      try expectKept(MainScreen.picture(session, width, height, options), "\(name)-\(width)x\(height)")
    }
  }

  @Test("the beginning") func start() throws { try expect(Moments.start(), "start") }

  @Test("private read as 0: the upper check fires") func firstWindow() throws {
    try expect(Moments.firstWindow(), "first-window")
  }

  @Test("the flag read as clear: the lower check fires") func secondWindow() throws {
    try expect(Moments.secondWindow(), "second-window")
  }

  @Test("the panic of 29 March, the page dumped") func oops() throws {
    let session = try Moments.firstWindow("oops-2019-03-29")
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    try expect(session, "oops")
  }

  @Test("a CPU before a lock") func blocked() throws {
    let session = try Moments.blocked()
    var options = MainScreenOptions.usual
    options.pinnedCPU = 1
    options.message = session.apply(.step(cpu: 1)).message
    try expect(session, "blocked", [(80, 24), (120, 40)], options)
  }

  @Test("a page of 512 pages") func hugePage() throws { try expect(Moments.hugePage(), "huge-page") }

  @Test("an empty tree whose nodes wait for a reader") func graceful() throws {
    let session = try Moments.start()
    try session.step(0, until: "xas_reload:return slots[offset]")
    session.markSeen()
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    try expect(session, "grace-period", [(80, 24), (120, 40)])
  }

  @Test("nothing is derived, and the mask", arguments: ["subpages", "mask"]) func right(_ proposal: String) throws {
    let session = try Moments.start("swap-delete-thp", proposal)
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    try expect(session, proposal, [(120, 40)])
  }

  @Test("eight CPUs") func crowd() throws {
    let session = try Moments.start("swap-delete-thp", "page-index", [.init("readers", "7")])
    for _ in 0..<40 { #expect(session.apply(.play(.fair)).isDone) }
    try expect(session, "crowd", [(80, 24), (120, 40)])
  }

  @Test("a demo that points at one word") func demo() throws {
    let session = try Moments.start()
    try session.step(0, until: "xas_reload:return slots[offset]")
    session.markSeen()
    try session.step(1, until: "set_page_private")
    var options = MainScreenOptions.usual
    options.caption = Caption(
      ["CPU 1 deletes the page: slot first, then private, the flag last.", "CPU 0 will not look there again."], cpu: 1,
      title: "The lookup that lost its index", chapters: ["The recheck", "The private field goes", "The break"],
      chapter: 1, progress: 0.4)
    options.highlights = Set(session.reading?.pages.first.map { [$0.privateWord.address] } ?? [])
    try expect(session, "demo", [(80, 24), (100, 30), (120, 40)], options)
  }

  @Test("no attribute, nothing above 127") func plain() throws {
    for (width, height) in Self.sizes {
      let picture = MainScreen.picture(try Moments.firstWindow(), width, height, .usual)
      try expectKept(picture.ascii().withoutAttributes(), "first-window-ascii-\(width)x\(height)")
    }
  }
}
