import PageCacheModel
import RaceMachine
import Testing

/// The reports of 2019, and what the fact sheet says about them (kernel-facts 5.2 to 5.5).
@Suite("Known reports") struct KnownReportTests {
  private func only(_ day: String) throws -> ReportReading {
    let readings = try ReportedLogs.readings(day)
    try #require(readings.count == 1)
    return readings[0]
  }

  @Test("29 March: every word of the page")
  func marchWords() throws {
    let report = try only("2019-03-29").report
    #expect(report.place == LogPlace(line: 2, column: 1))
    #expect(report.page == 0xffff_ea00_877a_13c0 && report.pfn == 0x21d_e84f && report.pfnInHugePage == 79)
    #expect(report.flags == 0x015f_ffe0_0008_005c)
    #expect(report.setFlags == ["uptodate", "dirty", "lru", "workingset", "swapbacked"])
    #expect(report.isInSwapCache == false && report.has(.locked) == false && report.order == 0 && !report.isTail)
    #expect(report.mapping == 0xffff_88a7_9061_d009 && report.isAnonymous == true)
    #expect(report.index == 34_267_551_823)
    #expect(report.privateWord == 0 && report.swapEntry == nil)
    #expect(report.refcount == 1 && report.mapcount == 0)
    #expect(report.words.count == 8 && report.complaints.isEmpty)
    #expect(report.bugPlace == "include/linux/pagemap.h:342" && report.task == "oom04")
    #expect(report.functions == ["find_get_entry"])
  }

  @Test("29 March: W1, since no swap area is as large as the other reading needs; the model prints the same dump")
  func marchWindow() throws {
    let reading = try only("2019-03-29")
    #expect(reading.check?.condition == "index + nr <= offset")
    let best = try #require(reading.candidates.first)
    #expect(best.window == .flagThenCleared && best.isStrong)
    #expect(best.proposals == ["page-index", "lock-one-caller"])
    #expect(best.reasons[0].contains("0x7fa81584f + 1 <= offset would need a swap area of more than 127 TiB"))
    #expect(!reading.candidates.contains { $0.window == .flagCleared || $0.window == .withoutRace })
    let replay = try #require(ReportReplay(reading))
    #expect(replay.scenario == "oops-2019-03-29" && replay.proposal == "page-index" && replay.settings.isEmpty)
    #expect(
      replay.sharedFields(with: reading.report)
        == ["page", "flags", "mapping", "index", "private", "refcount", "mapcount"])
  }

  @Test("22 March: no race; the page is in the swap cache with an index of 0")
  func firstPanic() throws {
    let reading = try only("2019-03-22")
    #expect(reading.report.isInSwapCache == true)
    #expect(reading.report.swapOffset == 6909 && reading.report.pfnInHugePage == 450)
    #expect(reading.report.refcount == 2 && reading.report.mapcount == 0)
    let best = try #require(reading.candidates.first)
    #expect(best.window == .withoutRace && best.proposals == ["index"])
    #expect(best.reasons[1].hasSuffix("0 + 1 <= 6909."))
    let replay = try #require(ReportReplay(reading))
    #expect(replay.scenario == "swap-delete-fresh" && replay.proposal == "index")
    #expect(replay.settings.last?.value == "0x1afd")
    #expect(replay.sharedFields(with: reading.report).contains("private"))
  }

  @Test("4 April: the registers name tail 1 and its PG_private")
  func hugetlb() throws {
    let reading = try only("2019-04-04")
    #expect(!reading.report.hasDump && reading.check?.condition == "PagePrivate(page)")
    let best = try #require(reading.candidates.first)
    #expect(best.window == .hugeIndex && best.isStrong && best.proposals == ["mask"])
    #expect(best.reasons[0].hasPrefix("R14 is a struct page whose frame number is 1 above a multiple of 512"))
    #expect(best.reasons[1].hasPrefix("RAX "))
    #expect(ReportReplay(reading)?.scenario == "hugetlb")
  }

  @Test("29 May and 1 June: the slot names the head of a huge page that was split")
  func staleHeads() throws {
    let readings = try ReportedLogs.readings("2019-05-29") + ReportedLogs.readings("2019-06-01")
    try #require(readings.count == 3)
    for reading in readings {
      #expect(reading.report.pfnInHugePage == 0 && reading.report.isInSwapCache == false)
      let best = try #require(reading.candidates.first)
      #expect(best.window == .staleHead && best.isStrong)
      #expect(!best.proposals.contains("subpages") && !best.proposals.contains("mask-hugetlb-split"))
      let replay = try #require(ReportReplay(reading))
      #expect(replay.scenario == "thp-split" && replay.proposal == "mask-hugetlb")
    }
    // The array of struct page begins elsewhere on these machines, so the frame number is not known.
    #expect(readings[0].report.pfn == nil)
    #expect(readings[1].report.neighbour?.register == "R14" && readings[1].report.neighbour?.distance == 1)
    #expect(readings[1].candidates[0].reasons.contains { $0.contains("355 above a multiple of 512") })
    #expect(readings[2].candidates[0].reasons.last == "Its count is 0: the old head is free.")
    let states = readings.compactMap { ReportReplay($0)?.settings.last?.value }
    #expect(states == ["reused", "reused", "freed"])
  }

  @Test("24 March: the check that lacked a shift is told from the real one")
  func missingShift() throws {
    let text = try ReportedLogs.text("2019-03-22").replacing(
      "(1 << compound_order(page))", with: "compound_order(page)")
    let reading = try #require(ReportLog(text).reports.first.map(ReportReading.init))
    #expect(reading.check == nil && reading.candidates.isEmpty)
    #expect(reading.remarks.contains { $0.contains("lacks a shift") })
  }
}
