import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// What the model prints is read back to the same values, and the reading finds what really happened.
@Suite("Dumps of the model") struct ReportRoundTripTests {
  /// A run that printed a dump, and what the reader of the page had seen.
  private struct Printed {
    let text: String
    let violation: Violation
    /// The loads of the dump, by line.
    let loads: [String: Word]
    /// Whether the flag was seen set; nil when nobody asked.
    var flag: Bool?
    var privateWord: Word?
  }

  /// A random run in which CPUs run for a while at a time, until somebody prints.
  private func run(_ model: KernelModel, seed: UInt64) throws -> Printed? {
    let machine = Machine(model)
    var generator = SplitMix64(seed: seed)
    var broken: (cpu: Int, violation: Violation)?
    var seen: [Int: (flag: Bool?, privateWord: Word?)] = [:]
    var loads: [Int: [String: Word]] = [:]
    for _ in 0..<60 {
      guard let first = machine.view.moves.randomElement(using: &generator) else { return nil }
      for _ in 0..<Int.random(in: 1...25, using: &generator) {
        guard let move = machine.view.moves.filter({ $0.cpu == first.cpu }).randomElement(using: &generator) else {
          break
        }
        let event = try machine.step(move)
        guard let line = event.lines.first else { continue }
        let (name, procedure) = (model.program.lines[line.line].name, model.program.lines[line.line].procedure)
        if name == "PageSwapCache(page) ?" { seen[move.cpu] = (line.result == "yes", nil) }
        if name == "return swp_offset(page_private(page))" { seen[move.cpu]?.privateWord = event.access?.new }
        if broken == nil, let violation = event.violations.first { broken = (move.cpu, violation) }
        if model.program.procedures[procedure].name == "dump_page" {
          loads[move.cpu, default: [:]][name] = event.access?.old
        }
        for case .said(let text) in event.notes where text.hasPrefix("page:") {
          guard let broken, broken.cpu == move.cpu else { return nil }
          return Printed(
            text: text, violation: broken.violation, loads: loads[move.cpu] ?? [:], flag: seen[broken.cpu]?.flag,
            privateWord: seen[broken.cpu]?.privateWord)
        }
      }
    }
    return nil
  }

  @Test("every value comes back", arguments: Catalogue.scenarios.map(\.id))
  func values(scenario: String) throws {
    var dumps = 0
    for proposal in Catalogue.proposals {
      let model = try KernelModel(scenario: scenario, proposal: proposal.id)
      for seed in 0..<10 as Range<UInt64> {
        guard let printed = try run(model, seed: seed) else { continue }
        dumps += 1
        let log = ReportLog(printed.text)
        let report = try #require(log.reports.first)
        #expect(log.reports.count == 1)
        #expect(
          report.refcount.map { UInt32(truncatingIfNeeded: $0) }
            == printed.loads["count:%d"].map { UInt32(truncatingIfNeeded: $0) })
        #expect(report.mapcount == printed.loads["mapcount:%d"].map { Int($0) })
        #expect(report.mapping == printed.loads["mapping:%p"])
        #expect(report.index == printed.loads["index:%#lx"])
        #expect(report.flags == printed.loads["flags: %#lx"])
        #expect(report.privateWord == printed.loads["raw: private"])
        #expect(report.foreignFlagNames.isEmpty && report.complaints.isEmpty, "\(printed.text)")
        #expect(ReportedCheck(report).map { Violation("vm-bug", $0.condition) } == printed.violation)
        try expectExplained(report, printed, proposal.id, "\(scenario), \(proposal.id), seed \(seed)\n\(printed.text)")
      }
    }
    let quiet = ["reuse-rmap", "hugetlb", "truncate", "page-reuse"]
    #expect(dumps > 0 || quiet.contains(scenario), "no run printed anything")
  }

  /// The reading has the window that was hit, open under the proposal that ran.
  private func expectExplained(_ report: PageReport, _ printed: Printed, _ proposal: String, _ what: String) throws {
    let reading = ReportReading(report)
    #expect(reading.proposalsWithCheck.contains(proposal), "\(what)")
    guard printed.violation.detail.contains("offset") || printed.violation.detail == "entry != page" else { return }
    let windows: [ReportWindow] =
      switch (printed.flag, printed.privateWord) {
      case _ where printed.violation.detail == "entry != page": [.staleHead]
      case (true, 0): [.flagThenCleared, .bothCaches]
      case (true, _): [.moved, .staleHead, .bothCaches]
      case (false, _): [.flagCleared]
      case (nil, _): [.withoutRace, .flagCleared, .moved, .staleHead, .bothCaches]
      }
    let found = reading.candidates.contains { windows.contains($0.window) && $0.proposals.contains(proposal) }
    #expect(found, "\(what)\n\(reading.candidates)")
  }
}
