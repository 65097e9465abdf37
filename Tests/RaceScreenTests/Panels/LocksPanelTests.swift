import RaceMachine
import RaceScreen
import RaceSession
import Testing

@Suite("The locks")
struct LocksPanelTests {
  private func text(_ session: Session, _ width: Int, _ height: Int, focus: Panel? = .locks) -> String {
    var options = MainScreenOptions.usual
    options.focus = focus
    return MainScreen.picture(session, width, height, options).plainText()
  }

  /// The lines of the panel, one blank for many.
  private func rows(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
  }

  @Test("who holds each since when, and who waits", arguments: [(80, 24), (120, 40), (200, 60)])
  func heldAndWaitedFor(_ width: Int, _ height: Int) throws {
    let rows = rows(text(try Moments.blocked(), width, height))
    #expect(rows.contains { $0.contains("si 0") && $0.contains("●0 since 1, waits: ◆1") }, "\(rows)")
    #expect(rows.contains { $0.contains("cluster") && $0.contains("●0 since 2") }, "\(rows)")
  }

  @Test("waiters in the order in which they came")
  func order() throws {
    let session = try Moments.start("oops-2019-03-29", "page-index", [.init("readers", "3")])
    // CPU 1 comes back for the lock later than CPU 2 and CPU 0, which have not run before, stand before it.
    try session.step(1, until: "__try_to_reclaim_swap")
    #expect(session.apply(.step(cpu: 0)).isDone)
    let row = rows(text(session, 120, 40)).first { $0.contains("held by ●0") && $0.contains(" wait: ") }
    #expect(row?.contains("wait: ■2 ◆1") == true, "\(text(session, 120, 40))")
    let free = try Moments.start()
    #expect(text(free, 80, 24).contains("no lock is held, nobody is in RCU"))
  }

  @Test("read sections, and the grace periods and nodes that wait for them", arguments: [(80, 24), (120, 40)])
  func readSections(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("swap-delete", "synchronize-rcu")
    #expect(session.apply(.steps(cpu: 0, count: 5)).isDone)
    try session.step(1, until: "begin a grace period")
    let rows = rows(text(session, width, height))
    #expect(rows.contains { $0.contains("RCU read by ●0 since 1") }, "\(rows)")
    #expect(rows.contains { $0.contains("grace period") && $0.contains("waits: ◆1") }, "\(rows)")
    #expect(rows.contains { $0.contains("unlinked 2 nodes wait for ●0") }, "\(rows)")
  }

  @Test("have a place of their own where there is room, beside the swap map")
  func places() throws {
    for scenario in ["swap-delete-thp", "oops-2019-03-29", "two-callers"] {
      let screen = MainScreen(session: try Moments.start(scenario))
      #expect(screen.panels(width: 200, height: 60).map(\.panel).contains(.locks), "\(scenario)")
      #expect(!screen.panels(width: 120, height: 40).map(\.panel).contains(.locks))
    }
    let session = try Moments.firstWindow()
    let rows = rows(text(session, 200, 60, focus: nil))
    #expect(rows.contains { $0.contains("i_pages swap 0 held by ◆1 since 23") }, "\(rows)")
  }
}
