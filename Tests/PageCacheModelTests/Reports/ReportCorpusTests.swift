import PageCacheModel
import Testing

/// Inputs that once got a wrong answer.
@Suite("Reports that went wrong once") struct ReportCorpusTests {
  private func reading(_ text: String) throws -> ReportReading {
    ReportReading(try #require(ReportLog(text).reports.last))
  }

  @Test("a raw word that is cut off is no smaller number")
  func cutRawWord() throws {
    let report = try reading("page:ffffea0006ef7080\nraw: index 0000000000000000 private 0000000000001a").report
    #expect(report.index == 0 && report.privateWord == nil && report.complaints.count == 1)
  }

  @Test("a raw word with a zero too many is no raw word")
  func longRawWord() throws {
    let report = try reading("page:ffffea0006ef7080\nraw: 0015fffe00008005c 0000000000000000").report
    #expect(report.flags == nil && report.words.isEmpty)
  }

  @Test("what begins a part may stand at the end of a line")
  func openEnds() throws {
    let text = """
      page:ffffea0006ef7080 count:2 flags:
      0x5fffe000080454(uptodate) page
      dumped because: VM_BUG_ON_PAGE(entry
      != page) kernel BUG
      at mm/swap_state.c:170!
      """
    let reading = try reading(text)
    #expect(reading.report.flags == 0x5f_ffe0_0008_0454 && reading.report.bugPlace == "mm/swap_state.c:170")
    #expect(reading.check?.condition == "entry != page")
  }

  @Test("a file lookup may see the flag before ->private is set")
  func flagBeforePrivate() throws {
    let text = """
      page:ffffea0000001240 count:4 mapcount:0 mapping:ffff888000000020 index:0x5
      flags: 0x000000000008041d(locked|uptodate|dirty|lru|owner_priv_1|swapbacked)
      raw: index 0000000000000005 private 0000000000000009 counts 00000004ffffffff
      page dumped because: VM_BUG_ON_PAGE(index + nr <= offset)
      """
    let best = try #require(try reading(text).candidates.first)
    #expect(best.window == .bothCaches && best.proposals.contains("lock-every-caller"))
    #expect(best.reasons[1].hasSuffix("0 + 1 <= 5."))
  }

  @Test("a frame that is not aligned was never the head of a huge page")
  func neverHead() throws {
    let candidates = try ReportedLogs.readings("2019-03-29").flatMap(\.candidates)
    #expect(!candidates.contains { $0.window == .staleHead })
  }
}
