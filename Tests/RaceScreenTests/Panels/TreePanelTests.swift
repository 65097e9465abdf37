import RaceScreen
import RaceSession
import Testing

@Suite("A tree of the kernel's size")
struct TreePanelTests {
  private func text(
    _ session: Session, _ width: Int, _ height: Int, _ change: (inout MainScreenOptions) -> Void = { _ in }
  ) -> String {
    var options = MainScreenOptions.usual
    change(&options)
    return MainScreen.picture(session, width, height, options).plainText()
  }

  @Test("the heads of a huge page are one row", arguments: SnapshotTests.sizes)
  func heads(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("swap-delete-thp", "mask", [.init("geometry", "kernel")])
    let text = text(session, width, height) { $0.scroll[.tree] = height == 24 ? 3 : 0 }
    // The leaf that is looked up stands by itself.
    #expect(text.contains("3 x 64 full") && text.contains("4 x 64 full"), "\(text)")
  }

  @Test("numbers beside strips say what they are", arguments: [(80, 24), (120, 40)])
  func counts(_ width: Int, _ height: Int) throws {
    let text = text(try Moments.start("oops-2019-03-29"), width, height)
    #expect(text.contains("slot 28") && text.contains("1 of 64"))
  }

  @Test("dead nodes say for whom they wait, and who stands on them", arguments: SnapshotTests.sizes)
  func dead(_ width: Int, _ height: Int) throws {
    let session = try Moments.firstWindow("oops-2019-03-29")
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    let rows = text(session, width, height).split(separator: "\n").filter {
      $0.contains("unlinked") || $0.contains("waits")
    }
    #expect(rows.contains { $0.contains("2 nodes: waits for ●0") }, "\(rows)")
    #expect(
      rows.contains { $0.contains("●0 0x1c84f  waits for ●0") || $0.contains("●0 here, waits for ●0") }, "\(rows)")
    #expect(!rows.contains { $0.contains("…") })
  }

  @Test("scrolls when it is larger than the panel")
  func scrolls() throws {
    let session = try Moments.hugePage()
    #expect(!text(session, 80, 24).contains("shift 18"))
    let top = text(session, 80, 24) { $0.scroll[.tree] = -1_000 }
    #expect(top.contains("shift 18") && top.contains("0x54280") && !top.contains("0x542c0  "), "\(top)")
    let end = text(session, 80, 24) { $0.scroll[.tree] = 1_000 }
    #expect(end.contains("unlinked"), "\(end)")
  }

  @Test("a teaching tree scrolls as well")
  func scrollsCells() throws {
    let session = try Moments.start("hugetlb", "mask")
    let end = text(session, 80, 24) { $0.scroll[.tree] = 100 }
    #expect(text(session, 80, 24).contains("shift 8") && !end.contains("shift 8"), "\(end)")
  }

  @Test("in full: slot by slot, equal ones in a row, where something happens", arguments: SnapshotTests.sizes)
  func inFull(_ width: Int, _ height: Int) throws {
    let picture = text(try Moments.hugePage(), width, height) { $0.isTreeInFull = true }
    #expect(picture.contains("node 8") && picture.contains("0x12400  ●0 here"), "\(picture)")
    let top = text(try Moments.hugePage(), width, height) {
      $0.isTreeInFull = true
      $0.scroll[.tree] = -1_000
    }
    #expect(top.contains("shift 18"), "\(top)")
  }

  @Test("in full, in the teaching geometry too")
  func cellsInFull() throws {
    let picture = text(try Moments.start(), 120, 40) { $0.isTreeInFull = true }
    #expect(picture.contains("0..3") && picture.contains("8..11") && picture.contains("0x48"), "\(picture)")
  }
}
