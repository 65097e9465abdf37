import PageCacheModel
import Testing

/// However a log was kept, sent and quoted, the same report is in it.
@Suite("Forms of logs") struct LogFormTests {
  /// A name and what is done to a line.
  static let forms: [(name: String, change: @Sendable (String) -> String)] = [
    ("times", { "[ 1234.567890] \($0)" }),
    ("long times", { "[16914.692100] \($0)" }),
    ("dates", { "[Fri Mar 29 01:43:00 2019] \($0)" }),
    ("threads", { "[ 1234.567890][ T123] \($0)" }),
    ("CPUs", { "[ 1234.567890] [   C3] \($0)" }),
    ("levels", { "<4>[ 1234.567890] \($0)" }),
    ("syslog", { "Mar 29 01:43:12 host kernel: [ 1234.567890] \($0)" }),
    ("journal", { "2019-03-29T01:43:12+0000 host kernel: \($0)" }),
    ("/dev/kmsg", { "4,1234,1234567890,-;\($0)" }),
    ("quotes", { "> \($0)" }),
    ("quotes of quotes", { "> > [ 1234.567890] \($0)" }),
    ("narrow quotes", { ">>\($0)" }),
    ("DOS", { "\($0)\r" }),
    ("tabs", { "\t\($0)\t" }),
    ("colours", { "\u{1b}[32m[ 1234.567890] \u{1b}[0m\($0)" }),
    ("NUL bytes", { "\0\0\($0)\0" }),
    ("a byte order mark", { "\u{feff} \($0)" }),
    ("raw words below", { $0.replacing("raw: ", with: "raw:\n  ") }),
    ("a value below", { $0.replacing("mapping:", with: "mapping:\n") }),
  ]

  /// What a report says, whatever the log looks like.
  private func summary(_ report: PageReport) -> [String] {
    report.meanings.map { "\($0)" }
      + [report.reason ?? "", report.bugPlace ?? "", report.task ?? "", report.functions.joined(separator: " ")]
      + report.registers.map { "\($0)" } + report.complaints.map(\.message)
  }

  private func expectSame(_ text: String, as day: String, _ form: String) throws {
    let plain = ReportLog(try ReportedLogs.text(day)).reports.map(summary)
    #expect(ReportLog(text).reports.map(summary) == plain, "\(form): \(text)")
  }

  @Test("prefixes, quote marks and line ends do not matter", arguments: ReportedLogs.days)
  func prefixes(day: String) throws {
    let lines = try ReportedLogs.text(day).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for form in Self.forms {
      try expectSame(lines.map(form.change).joined(separator: "\n"), as: day, form.name)
    }
  }

  @Test("lines wrapped by a mailer at any width are read", arguments: ReportedLogs.days)
  func wrapped(day: String) throws {
    let text = try ReportedLogs.text(day)
    for width in [40, 60, 66, 72, 76] {
      for (mark, name) in [("", "plain"), ("> ", "quoted")] {
        var wrapped = ""
        for line in text.split(separator: "\n") {
          var row = mark
          for word in line.split(separator: " ") {
            if row.count + word.count > width, row != mark {
              wrapped += row + "\n"
              row = mark
            }
            row += (row == mark ? "" : " ") + word
          }
          wrapped += row + "\n"
        }
        try expectSame(wrapped, as: day, "\(name), \(width) columns")
      }
    }
  }

  @Test("names of flags may be torn apart by a line end")
  func tornNames() throws {
    let text = try ReportedLogs.text("2019-03-29").replacing("lru|workingset", with: "lru|\n> workingset")
    try expectSame(text, as: "2019-03-29", "torn names")
  }

  @Test("later kernels print more, and hide addresses")
  func laterKernels() throws {
    let report = try #require(
      ReportLog(
        """
        page:00000000c51d0ae6 refcount:2 mapcount:1 mapping:ffff88a79061d009 index:0x20ffd pfn:0x18b00f
        head:00000000c51d0ae6 order:9 compound_mapcount:0
        anon flags: 0x5ffffe00482011(locked|dirty|head|swapbacked|node=0|zone=2|lastcpupid=0xfffff)
        page dumped because: VM_BUG_ON_FOLIO(!folio_test_uptodate(folio))
        """
      ).reports.first)
    #expect(report.pfn == 0x18b00f && report.refcount == 2 && report.order == 9 && report.pageCount == 512)
    #expect(report.setFlags == ["locked", "dirty", "head", "swapbacked"])
    #expect(report.reason == "VM_BUG_ON_FOLIO(!folio_test_uptodate(folio))")
    let reading = ReportReading(report)
    #expect(reading.check == nil && reading.candidates.isEmpty)
    #expect(reading.remarks.contains { $0.hasPrefix("The numbers of the flags are not those of v5.1") })
  }

  @Test("several reports in one file are told apart")
  func several() throws {
    let text = try ReportedLogs.days.map(ReportedLogs.text).joined()
    let lines = ReportLog(text).reports.map(\.place.line)
    #expect(lines.count == 6 && lines == lines.sorted())
    #expect(
      ReportLog(text).reports.map { ReportedCheck($0)?.condition ?? "" } == [
        "index + nr <= offset", "index + nr <= offset", "PagePrivate(page)", "entry != page", "entry != page",
        "entry != page",
      ])
  }
}
