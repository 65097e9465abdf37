import RaceSession
import Testing

@testable import RaceScreen

@Suite("Sentences of the moment")
struct SentenceTests {
  private func sentences(_ session: Session) -> [String] {
    Sentences(moment: Moment(session, MainScreenOptions(), room: .medium)).sentences
  }

  @Test("begin with the scenario's own words") func beginning() throws {
    #expect(try sentences(Moments.start()).first?.hasPrefix("Readahead looks up") == true)
  }

  @Test("name the word, its value and who left it there") func reads() throws {
    let session = try Moments.start()
    try session.step(0, until: "PageSwapCache(page) ?")
    try session.step(1, until: "set_page_private")
    let write = session.position
    #expect(
      sentences(session) == ["CPU 1 wrote private of page 0x48: 0, was 0:8.", "CPU 0 reads it next."])
    #expect(session.apply(.step(cpu: 0)).isDone)
    #expect(sentences(session) == ["CPU 0 read private of page 0x48: 0, as CPU 1 left it at \(write)."])
  }

  @Test("say who has looked already") func stale() throws {
    let session = try Moments.start("swap-delete")
    try session.step(0, until: "xas_reload:return slots[offset]")
    let read = session.position
    try session.step(1, until: "*slot = entry")
    #expect(sentences(session) == ["CPU 1 wrote slot 9: NULL, was 0x49.", "CPU 0 had read it at \(read)."])
  }

  @Test("tell locks, references and flags apart") func kinds() throws {
    let session = try Moments.start()
    try session.step(0, until: "page_cache_get_speculative(page)")
    #expect(sentences(session).first?.hasPrefix("CPU 0 took a reference on page 0x48: ") == true)
    try session.step(1, until: "xa_lock_irq")
    #expect(sentences(session) == ["CPU 1 took the i_pages lock."])
    try session.step(1, until: "ClearPageSwapCache")
    #expect(sentences(session) == ["CPU 1 cleared swapcache in the flags of page 0x48."])
  }

  @Test("explain a break by what was read from whom") func breaks() throws {
    #expect(
      try sentences(Moments.firstWindow()) == [
        "CPU 1 cleared private before CPU 0 read it.", "Slot 10 still named the page at 7: the recheck passed.",
      ])
    #expect(
      try sentences(Moments.secondWindow()).first == "CPU 1 cleared the flag, so CPU 0 took index for the slot.")
  }
}
