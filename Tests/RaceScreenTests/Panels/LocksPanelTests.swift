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
    #expect(rows.contains { $0.contains("si 0 held by ●0 since 1, waits: ◆1") }, "\(rows)")
    #expect(rows.contains { $0.contains("cluster") && $0.contains("held by ●0 since 2") }, "\(rows)")
  }

  @Test("waiters in the order in which they came")
  func order() throws {
    let session = try Moments.start("swap-delete-thp", "lock-every-caller", [.init("readers", "4")])
    for cpu in [2, 0, 3, 1] { #expect(session.apply(.step(cpu: cpu)).isDone) }
    while session.view.moves.contains(where: { $0.cpu == 2 }), session.position < 9 {
      #expect(session.apply(.step(cpu: 2)).isDone)
    }
    let waiting = (0..<session.cpuCount).filter { if case .blocked = session.status(of: $0) { true } else { false } }
    #expect(waiting.isEmpty || text(session, 200, 60).contains("held by"))
    let free = try Moments.start()
    #expect(text(free, 80, 24).contains("no lock is held, no read section is open"))
  }

  @Test("read sections, and the grace periods and nodes that wait for them", arguments: [(80, 24), (120, 40)])
  func readSections(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("swap-delete", "synchronize-rcu")
    #expect(session.apply(.steps(cpu: 0, count: 5)).isDone)
    try session.step(1, until: "begin a grace period")
    let rows = rows(text(session, width, height))
    #expect(rows.contains { $0.contains("RCU read by ●0 since 1") }, "\(rows)")
    #expect(rows.contains { $0.contains("grace period waits for ●0 since 1, waits: ◆1") }, "\(rows)")
    #expect(rows.contains { $0.contains("nodes waits for ●0") || $0.contains("node waits for ●0") }, "\(rows)")
  }

  @Test("have a place of their own where there is room, beside the swap map")
  func places() throws {
    for scenario in ["swap-delete-thp", "oops-2019-03-29", "two-callers"] {
      let screen = MainScreen(session: try Moments.start(scenario))
      #expect(screen.panels(width: 200, height: 60).map(\.panel).contains(.locks), "\(scenario)")
      #expect(!screen.panels(width: 120, height: 40).map(\.panel).contains(.locks))
    }
    #expect(text(try Moments.start(), 200, 60, focus: nil).contains("locks"))
  }
}
