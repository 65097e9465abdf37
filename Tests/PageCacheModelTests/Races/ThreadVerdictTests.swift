import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// The verdict of every proposal in the scenarios of the swap cache, over all interleavings. A proposal that is not
/// named holds.
@Suite struct ThreadVerdictTests {
  static let lower = Violation("vm-bug", "index > offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")
  static let wrong = Violation("wrong-page", "not the home of that offset")

  struct Row: CustomTestStringConvertible {
    let scenario: String
    var set: [(name: String, value: String)] = []
    let broken: [String: [Violation]]
    /// The proposals to try; all when empty.
    var only: [String] = []
    var testDescription: String { scenario + set.map { " \($0.name)=\($0.value)" }.joined() }
  }

  static let rows: [Row] = [
    Row(
      scenario: "swap-delete",
      broken: [
        "index": [lower], "head-if-swapcache": [lower], "page-index": [upper, lower],
        "lock-one-caller": [upper, lower], "index-at-delete": [upper],
      ]),
    Row(
      scenario: "swap-delete-fresh",
      broken: [
        "index": [upper], "head-if-swapcache": [upper], "page-index": [upper], "lock-one-caller": [upper],
        "index-at-delete": [upper],
      ]),
    Row(
      scenario: "swap-delete-thp",
      broken: [
        "index": [lower], "head-if-swapcache": [lower, wrong], "page-index": [upper, lower],
        "lock-one-caller": [upper, lower], "index-at-delete": [upper],
      ]),
    Row(
      scenario: "swap-delete", set: [("deleter", "reuse")],
      broken: ["synchronize-rcu": [Violation("sleep-in-atomic", "synchronize_rcu() under a spinlock")]],
      only: ["synchronize-rcu", "mask", "lock-every-caller"]),
    Row(
      scenario: "swap-move",
      broken: [
        "index": [lower], "head-if-swapcache": [lower], "page-index": [upper, lower],
        "lock-one-caller": [upper, lower], "index-at-delete": [upper, lower], "swap-roles": [lower],
      ]),
    Row(
      scenario: "swap-move-thp",
      broken: [
        "index": [lower], "head-if-swapcache": [lower, wrong], "page-index": [upper, lower],
        "lock-one-caller": [upper, lower], "index-at-delete": [upper, lower], "swap-roles": [lower],
      ]),
    Row(scenario: "swap-move", set: [("target", "same-offset")], broken: [:], only: ["swap-roles", "mask"]),
    Row(scenario: "swap-move-thp", set: [("target", "same-slots")], broken: [:], only: ["swap-roles", "mask"]),
    Row(
      scenario: "swap-move", set: [("target", "same-file")], broken: ["swap-roles": [lower]],
      only: ["swap-roles", "mask"]),
    Row(
      scenario: "two-callers", broken: ["lock-one-caller": [upper, lower]],
      only: ["lock-one-caller", "lock-every-caller", "mask-hugetlb-split"]),
    Row(
      scenario: "two-callers", set: [("reader", "fault")], broken: ["lock-one-caller": [upper, lower]],
      only: ["lock-one-caller"]),
    Row(scenario: "two-callers", set: [("reader", "memcg")], broken: [:], only: ["page-index", "lock-one-caller"]),
    Row(
      scenario: "reuse-rmap",
      broken: [
        "index-at-delete": [Violation("rmap-lost", "page_to_pgoff(page) != linear index")],
        "synchronize-rcu": [Violation("sleep-in-atomic", "synchronize_rcu() under a spinlock")],
      ]),
    Row(scenario: "fault-thp", broken: ["index": [lower]]),
    Row(
      scenario: "fault-thp", set: [("deleter", "on")],
      broken: [
        "index": [lower], "head-if-swapcache": [lower], "page-index": [upper, lower],
        "lock-one-caller": [upper, lower], "index-at-delete": [upper],
      ]),
    Row(
      scenario: "oops-2019-03-29",
      broken: [
        "index": [lower], "head-if-swapcache": [lower], "page-index": [upper, lower], "index-at-delete": [upper],
      ]),
  ]

  @Test("every interleaving of every proposal ends as the thread found", arguments: rows)
  func verdicts(_ row: Row) throws {
    let proposals = row.only.isEmpty ? Catalogue.proposals.map(\.id) : row.only
    for proposal in proposals {
      let exploration = Exploration(try KernelModel(scenario: row.scenario, proposal: proposal, set: row.set))
      #expect(exploration.kinds == row.broken[proposal] ?? [], "\(proposal)")
    }
  }

  /// The proposals that two different callers break.
  static let brokenTwoCallers = ["index", "head-if-swapcache", "page-index", "lock-one-caller", "index-at-delete"]

  @Test(
    "two callers and a deletion: seeded random schedules find nothing under the proposals that hold",
    arguments: Catalogue.proposals.map(\.id).filter { !brokenTwoCallers.contains($0) })
  func twoCallers(proposal: String) throws {
    let machine = Machine(try KernelModel(scenario: "two-callers", proposal: proposal))
    for seed in 0..<150 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      while let move = machine.view.moves.randomElement(using: &generator) {
        #expect(machine.advance(move) == [], "seed \(seed), step \(machine.stepCount)")
      }
      #expect(machine.endViolations == [], "seed \(seed)")
      while machine.stepBack() {}
    }
  }

  @Test("returning the head makes a fault on a subpage go round for ever")
  func faultLivelock() throws {
    let exploration = Exploration(try KernelModel(scenario: "fault-thp", proposal: "head-if-swapcache"))
    #expect(exploration.kinds.isEmpty)
    #expect(exploration.ends == 0)
    // For the head itself the fault ends.
    let head = try KernelModel(scenario: "fault-thp", proposal: "head-if-swapcache", set: [("offset", "8")])
    #expect(Exploration(head).ends == 1)
  }
}
