import RaceScreen
import RaceSession
import Testing

@Suite("The code of a CPU")
struct CPUPanelTests {
  private func text(_ session: Session, _ width: Int, _ height: Int) -> String {
    MainScreen.picture(session, width, height).plainText()
  }

  @Test("calls that were skipped do not stand as if they had run", arguments: [(80, 24), (120, 40)])
  func skippedCalls(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("thp-split", "mask-hugetlb", [.init("deleted", "1")])
    try session.step(1, until: "deferred_split_scan")
    let text = text(session, width, height)
    #expect(!text.contains("do_anonymous_page"), "\(text)")
  }

  @Test("a task that is called like its function is named once", arguments: [(80, 24), (120, 40)])
  func names(_ width: Int, _ height: Int) throws {
    let title = text(try Moments.start("thp-split", "mask"), width, height).split(separator: "\n")
      .first { $0.contains("CPU 1") }
    #expect(title?.split(separator: "kswapd").count == 2, "\(title ?? "")")
  }

  @Test("a check that fired in a call that has come back marks the call", arguments: [(80, 24), (120, 40)])
  func brokenCall(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("reuse-rmap", "synchronize-rcu")
    try session.step(1, until: "synchronize_rcu:begin")
    #expect(session.verdict.first?.violation.kind == "sleep-in-atomic")
    let rows = text(session, width, height).split(separator: "\n")
    #expect(rows.contains { $0.contains("✗   synchronize_rcu()") || $0.contains("✗ synchronize_rcu()") }, "\(rows)")
  }

  @Test("lines of a page dump leave the room to the value", arguments: [(80, 24), (120, 40)])
  func dump(_ width: Int, _ height: Int) throws {
    let session = try Moments.firstWindow("oops-2019-03-29")
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    #expect(session.apply(.steps(cpu: 0, count: 5)).isDone)
    let text = text(session, width, height)
    let row = text.split(separator: "\n").first { $0.contains("flags") && $0.contains("uptodate dirty lru") }
    #expect(row != nil && row?.contains("%#lx") == false, "\(text)")
    if width == 120 { #expect(row?.contains("workingset swapbacked") == true, "\(row ?? "")") }
  }

  @Test("whom a CPU waits for is never cut", arguments: SnapshotTests.sizes)
  func holders(_ width: Int, _ height: Int) throws {
    for (scenario, readers) in [("swap-delete-thp", "3"), ("oops-2019-03-29", "3")] {
      let session = try Moments.start(scenario, "lock-every-caller", [.init("readers", readers)])
      #expect(session.apply(.step(cpu: 0)).isDone)
      for cpu in 1..<session.cpuCount { _ = session.apply(.steps(cpu: cpu, count: 30)) }
      let rows = text(session, width, height).split(separator: "\n")
      #expect(!rows.contains { $0.contains("waits") && $0.contains("held") && $0.contains("…") }, "\(rows)")
      #expect(!rows.contains { $0.contains("held by C") && $0.contains("…") }, "\(rows)")
    }
  }

  @Test("a CPU that waits has its whole name, with a shorter word for the wait", arguments: [(80, 24), (120, 40)])
  func waiting(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("oops-2019-03-29", "lock-one-caller")
    try session.step(1, until: "set_page_private")
    try session.step(0, until: "spin_unlock")
    let title = text(session, width, height).split(separator: "\n").first { $0.contains("CPU 0") } ?? ""
    #expect(title.contains("direct reclaim "), "\(title)")
    #expect(title.contains(width < 100 ? "waits: i_pages" : "waits for i_pages, held by ◆1"), "\(title)")
  }
}
