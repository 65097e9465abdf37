import RaceScreen
import RaceSession
import Testing

@Suite("The page table")
struct PageTablePanelTests {
  private func text(_ session: Session, _ width: Int, _ height: Int) -> String {
    var options = MainScreenOptions.usual
    options.focus = .pageTable
    return MainScreen.picture(session, width, height, options).plainText()
  }

  @Test("each entry, who wrote it, who holds the lock", arguments: [(80, 24), (120, 40), (200, 60)])
  func entries(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("fault-thp", "mask")
    #expect(text(session, width, height).contains("swap 0:10  untouched"))
    try session.step(0, until: "set_pte_at(pte)")
    let picture = text(session, width, height)
    #expect(picture.contains("page table") && picture.contains("lock ●0"))
    #expect(picture.contains("[present]  ●0 at 19"))
  }

  @Test("an entry for each offset that the schedule may choose")
  func anyOffset() throws {
    let picture = text(try Moments.start("fault-thp", "mask", [.init("offset", "any")]), 120, 40)
    for offset in 8...11 { #expect(picture.contains("pte of \(offset)"), "\(picture)") }
  }

  @Test("the pages stay where there is none")
  func none() throws {
    #expect(!text(try Moments.start(), 80, 24).contains("page table"))
  }
}
