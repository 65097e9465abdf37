import Foundation
import PageCacheModel
import RaceMachine
import Testing

/// For every broken pair a stored schedule that ends in the violation.
///
/// With PAGERACE_RECORD=1 the file is written anew: a shortest schedule for each violation that exploration finds.
@Suite struct RecordedScheduleTests {
  /// A line of the file: `scenario under proposal: schedule => kind: detail`.
  struct Recording: CustomStringConvertible, CustomTestStringConvertible {
    let scenario, proposal: String
    let schedule: Schedule
    let violation: String
    var description: String { "\(scenario) under \(proposal): \(schedule) => \(violation)" }
    var testDescription: String { "\(scenario) under \(proposal): \(violation)" }

    init(scenario: String, proposal: String, schedule: Schedule, violation: String) {
      self.scenario = scenario
      self.proposal = proposal
      self.schedule = schedule
      self.violation = violation
    }

    init(_ line: Substring) throws {
      let match = try #require(line.wholeMatch(of: /(\S+) under (\S+): (.*) => (.*)/))
      scenario = String(match.1)
      proposal = String(match.2)
      schedule = try Schedule(parsing: String(match.3))
      violation = String(match.4)
    }
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Recorded/schedules.txt")

  /// All pairs, but for those of `two-callers` that hold, which take long to explore.
  private static let explored = Catalogue.scenarios.flatMap { scenario in
    Catalogue.proposals.map { (scenario.id, $0.id) }
  }.filter { $0.0 != "two-callers" || ThreadVerdictTests.brokenTwoCallers.contains($0.1) }

  private static func recordings() throws -> [Recording] {
    if ProcessInfo.processInfo.environment["PAGERACE_RECORD"] == "1" {
      let fresh = try explored.flatMap(record)
      try fresh.map { "\($0)\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(Recording.init)
  }

  private static func record(_ scenario: String, _ proposal: String) throws -> [Recording] {
    let model = try KernelModel(scenario: scenario, proposal: proposal)
    let found = Exploration(model).violations
    return found.keys.sorted().map { violation in
      var schedule = Schedule(modelVersion: model.version)
      for move in found[violation] ?? [] { schedule.append(move) }
      return Recording(scenario: scenario, proposal: proposal, schedule: schedule, violation: violation.description)
    }
  }

  @Test("each stored schedule ends in its violation, and in none before")
  func replay() throws {
    let recordings = try Self.recordings()
    #expect(recordings.count > 40)
    for recording in recordings {
      let model = try KernelModel(scenario: recording.scenario, proposal: recording.proposal)
      let machine = Machine(model)
      var violations: [Violation] = []
      try machine.run(recording.schedule) { event in
        #expect(violations.isEmpty, "\(recording)")
        violations += event.violations
        return true
      }
      if violations.isEmpty { violations = machine.endViolations }
      #expect(violations.first?.description == recording.violation, "\(recording)")
    }
  }

  @Test("a schedule of another version of the model is refused")
  func version() throws {
    let model = try KernelModel(scenario: "swap-delete")
    #expect(throws: ScheduleRefusal.self) {
      try Machine(model).run(Schedule([.run(cpu: 0, steps: 1)], modelVersion: 99))
    }
  }
}
