import PageCacheModel
import RaceMachine
import Testing

/// Shortest runs of files, split and reclaim to each violation, written down. They change only with the version of the
/// model.
@Suite struct RecordedRunTests {
  /// A schedule, and what its last step breaks.
  struct Run: CustomTestStringConvertible, Sendable {
    let scenario, proposal, schedule: String
    let violation: Violation
    var testDescription: String { "\(scenario) under \(proposal): \(schedule)" }

    init(_ scenario: String, _ proposal: String, _ schedule: String, _ kind: String, _ detail: String) {
      self.scenario = scenario
      self.proposal = proposal
      self.schedule = schedule
      violation = Violation(kind, detail)
    }
  }

  static let runs = [
    Run("thp-split", "index", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "index", "0*9", "vm-bug", "index > offset"),
    Run("thp-split", "head-if-swapcache", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "head-if-swapcache", "0*9", "wrong-page", "not the home of that offset"),
    Run("thp-split", "page-index", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "page-index", "0*4 1*39 0*7", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "lock-one-caller", "0*4 1*39 0*7", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "lock-every-caller", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "lock-every-caller", "0*5 1*39 0*7", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "index-at-delete", "1*79", "vm-bug", "entry != page"),
    Run("thp-split", "index-at-delete", "0*4 1*39 0*7", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "synchronize-rcu", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "synchronize-rcu", "0*4 1*39 0*7", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "swap-roles", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "swap-roles", "0*4 1*39 0*6", "vm-bug", "index + nr <= offset"),
    Run("thp-split", "find-get-head", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "mask", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "mask", "0*4 1*39 0*6", "wrong-page", "not the home of that offset"),
    Run("thp-split", "mask-hugetlb", "1*76", "vm-bug", "entry != page"),
    Run("thp-split", "mask-hugetlb", "0*4 1*39 0*7", "wrong-page", "not the home of that offset"),
    Run("hugetlb", "mask", "1*57", "vm-bug", "PagePrivate(page)"),
    Run("hugetlb", "mask", "0*14", "wrong-page", "not the home of that offset"),
    Run("tmpfs", "page-index", "0*4 1*5 0*3 1*6 0*4", "vm-bug", "index + nr <= offset"),
    Run("tmpfs", "page-index", "0*4 1*5 0*3 1*6 0 1*10 0*2", "vm-bug", "index > offset"),
    Run("tmpfs", "lock-one-caller", "0*4 1*5 0*3 1*6 0 1*10 0*2", "vm-bug", "index > offset"),
    Run("tmpfs", "lock-every-caller", "0*4 1*5 0*3 1*6 0 1*10 0*2", "vm-bug", "index > offset"),
    Run("tmpfs", "index-at-delete", "0*4 1*5 0*3 1*6 0 1*10 0*2", "vm-bug", "index > offset"),
    Run("tmpfs", "synchronize-rcu", "0*4 1*5 0*3 1*6 0 1*10 0*2", "vm-bug", "index > offset"),
    Run("tmpfs", "swap-roles", "0*4 1*5 0*3 1*16 0*2", "vm-bug", "index > offset"),
    Run("reclaim", "index", "0*9", "vm-bug", "index > offset"),
    Run("reclaim", "head-if-swapcache", "0*9", "wrong-page", "not the home of that offset"),
  ]

  @Test("the last step of a recorded run breaks the promise, and none before it", arguments: runs)
  func replay(_ run: Run) throws {
    let schedule = try Schedule(parsing: run.schedule)
    let machine = Machine(try KernelModel(scenario: run.scenario, proposal: run.proposal))
    var found: [(step: Int, violation: Violation)] = []
    var step = 0
    try machine.run(schedule) { event in
      step += 1
      found += event.violations.map { (step, $0) }
      return true
    }
    #expect(found.map(\.step) == [schedule.stepCount])
    #expect(found.map(\.violation) == [run.violation])
  }
}
