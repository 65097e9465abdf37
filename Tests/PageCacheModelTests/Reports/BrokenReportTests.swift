import PageCacheModel
import RaceMachine
import Testing

/// Reports that are cut, torn, foreign or hostile: what can be read is read, and the rest is said.
@Suite("Broken reports") struct BrokenReportTests {
  @Test("a report cut anywhere tells what came before, and never something else", arguments: ReportedLogs.days)
  func cut(day: String) throws {
    let bytes = Array(try ReportedLogs.text(day).utf8)
    let whole = try #require(ReportLog(bytes).reports.last)
    for length in bytes.indices {
      for report in ReportLog(Array(bytes[..<length])).reports where report.place.line == whole.place.line {
        _ = ReportReading(report)
        #expect(report.refcount == nil || report.refcount == whole.refcount, "cut at \(length)")
        #expect(report.privateWord == nil || report.privateWord == whole.privateWord, "cut at \(length)")
        let names = report.flagNames ?? []
        #expect(zip(names, whole.flagNames ?? []).allSatisfy { $1.hasPrefix($0) }, "cut at \(length)")
      }
      for report in ReportLog(Array(bytes[length...])).reports {
        #expect(report.privateWord == nil || report.complaints.isEmpty || !report.words.isEmpty)
      }
    }
  }

  @Test("without ->private, W1 is still told by the index; without both, nothing is")
  func truncated() throws {
    let lines = try ReportedLogs.text("2019-03-29").split(separator: "\n").map(String.init)
    func reading(without words: [String]) throws -> ReportReading {
      let kept = lines.filter { line in !words.contains { line.contains($0) } }
      return ReportReading(try #require(ReportLog(kept.joined(separator: "\n")).reports.first))
    }
    let noRaw = try reading(without: ["raw:"])
    #expect(noRaw.report.privateWord == nil && noRaw.report.index == 0x7_fa81_584f)
    #expect(noRaw.candidates.first?.window == .flagThenCleared)
    let noFields = try reading(without: ["raw:", "page:", "flags:"])
    #expect(noFields.check?.condition == "index + nr <= offset" && noFields.candidates.isEmpty)
    #expect(!noFields.report.hasFields)
    let noReason = try reading(without: ["dumped"])
    #expect(noReason.check == nil && noReason.report.privateWord == 0)
    #expect(noReason.remarks.contains { $0.contains("a check of find_subpage()") })
  }

  /// What is no page dump, and the place that the answer names.
  static let strangers: [(String, String, LogPlace?)] = [
    ("", "nothing", nil),
    ("hello\nworld\n", "prose", nil),
    ("a page: it has flags: many\nraw: fish", "prose with the words", nil),
    (
      "\n[ 12.5] BUG: unable to handle page fault for address: ffffd9414387b008", "an ordinary oops",
      LogPlace(line: 2, column: 9)
    ),
    ("kernel BUG at mm/slub.c:305!\nRIP: 0010:kfree+0x1/0x2", "another BUG", LogPlace(line: 1, column: 8)),
    (
      "vma ffff888100000000 start 0000000000000000\nkernel BUG at mm/mmap.c:1!", "a VM_BUG_ON_VMA",
      LogPlace(line: 2, column: 8)
    ),
  ]

  @Test("what is no page dump is none, and the answer names what it is", arguments: strangers)
  func foreign(_ text: String, _ name: String, _ place: LogPlace?) {
    let log = ReportLog(text)
    #expect(log.reports.isEmpty, "\(name)")
    #expect(log.stranger?.place == place, "\(name)")
  }

  @Test("a dump for another reason is decoded, and said to be none of these")
  func otherReason() throws {
    let log = ReportLog(
      """
      page:ffffea00877a13c0 count:-1 mapcount:0 mapping:          (null) index:0x0
      flags: 0x0()
      page dumped because: nonzero _refcount
      bad because of flags: 0x2030(lru|active|private)
      """)
    let reading = ReportReading(try #require(log.reports.first))
    #expect(reading.report.refcount == -1 && reading.report.mapping == 0 && reading.report.setFlags == [])
    #expect(reading.report.reason == "nonzero _refcount")
    #expect(reading.check == nil && ReportReplay(reading) == nil)
  }

  @Test("numbers that are none, too large or doubled are named with their place")
  func numbers() throws {
    let log = ReportLog(
      """
      page:ffffea00877a13c0 count:99999999999999999999999 mapcount:x mapping:ffff88a79061d00912 index:0x1 index:0x2
      flags: 0x123456789012345678(lru
      raw: 015fffe00008005c1 00000000
      page dumped because: VM_BUG_ON_PAGE(index > offset
      """)
    let report = try #require(log.reports.first)
    #expect(report.refcount == nil && report.mapcount == nil && report.mapping == nil && report.index == 1)
    #expect(report.flags == nil && report.setFlags == ["lru"])
    let complaints = report.complaints.map { "\($0.place.line):\($0.place.column) \($0.message)" }
    #expect(
      complaints == [
        "1:29 '99999999999999999999999' does not fit into 64 bits",
        "1:62 'x' is no number",
        "1:72 'ffff88a79061d00912' does not fit into 64 bits",
        "1:107 index stands here again with another value; the first one counts",
        "2:8 '0x123456789012345678' does not fit into 64 bits",
        "3:6 a raw word has 16 digits, not 17; it is not read",
      ])
  }

  @Test("a field that changed while it was printed is named; the raw word counts")
  func changed() throws {
    let text = try ReportedLogs.text("2019-03-29").replacing("count:1 mapcount", with: "count:3 mapcount")
    let report = try #require(ReportLog(text).reports.first)
    #expect(report.refcount == 1)
    #expect(
      report.complaints.map(\.message) == [
        "refcount is printed as 3 and then, in the raw words, as 1: it changed meanwhile"
      ])
  }

  @Test("a line of 2 MB, a million lines, ten thousand reports: an answer, soon")
  func large() throws {
    let report = try ReportedLogs.text("2019-03-29")
    let long = String(repeating: "page:ffffea00877a13c0 ", count: 100_000)
    #expect(ReportLog(long + "\n" + report).reports.contains { $0.reason != nil } || ReportLog(long).isCut)
    let oneWord = "page:" + String(repeating: "f", count: 2_000_000) + "\n"
    #expect(ReportLog(oneWord + report).reports.last?.privateWord == 0)
    let lines = String(repeating: "[ 1.0] usb 1-1: new device\n", count: 1_000_000)
    let late = ReportLog(lines + report)
    #expect(late.reports.map(\.place.line) == [1_000_002] && late.lineCount > 1_000_000)
    let many = ReportLog(String(repeating: report, count: 10_000))
    #expect(many.reports.count == ReportLog.reportLimit && many.isCut)
  }

  @Test("what is shown of a log holds nothing that a terminal obeys")
  func harmless() throws {
    let text =
      "page:ffffea00877a13c0 count:\u{9b}31m\nflags: 0x0(l\u{202e}ru|\u{85})\npage dumped because: a\u{9b}b \u{7}c\n"
    let report = try #require(ReportLog(text).reports.first)
    let shown = [report.reason ?? ""] + (report.flagNames ?? []) + report.complaints.map(\.message)
    #expect(shown[0] == "a?b c")
    for scalar in shown.joined().unicodeScalars {
      #expect(![.control, .format].contains(scalar.properties.generalCategory))
    }
  }

  @Test("bytes that are no UTF-8 stand between words like any other text")
  func brokenBytes() throws {
    let good = Array(try ReportedLogs.text("2019-03-29").utf8)
    let noise: [UInt8] = [0xff, 0xfe, 0xc0, 0x80, 0x0a, 0xed, 0xa0, 0x80, 0x0a]
    #expect(ReportLog(noise + good + noise).reports.first?.privateWord == 0)
  }
}
