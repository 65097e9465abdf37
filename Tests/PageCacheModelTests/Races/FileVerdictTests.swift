import PageCacheModel
import RaceMachine
import Testing

/// What every interleaving can end in where a lookup meets a file's page, a split, or reclaim, under each proposal.
@Suite struct FileVerdictTests {
  static let lower = Violation("vm-bug", "index > offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")
  static let entry = Violation("vm-bug", "entry != page")
  static let wrong = Violation("wrong-page", "not the home of that offset")
  static let spin = Violation("livelock", "a loop that nobody leaves")

  /// The violations of a scenario; a proposal that is not named has none.
  struct Row: CustomTestStringConvertible, Sendable {
    let scenario: String
    var set: [String: String] = [:]
    var broken: [String: [Violation]] = [:]
    var testDescription: String { ([scenario] + set.map { "\($0)=\($1)" }.sorted()).joined(separator: " ") }
  }

  static let rows: [Row] =
    [
      Row(scenario: "truncate"),
      Row(scenario: "page-reuse"),
      Row(scenario: "page-reuse", set: ["frame": "2"]),
      Row(scenario: "reclaim", broken: ["index": [lower], "head-if-swapcache": [wrong]]),
      Row(scenario: "hugetlb", broken: ["mask": [Violation("vm-bug", "PagePrivate(page)"), wrong]]),
      Row(scenario: "tmpfs", broken: misled(swapRoles: [lower])),
      Row(scenario: "tmpfs", set: ["direction": "swap-in"], broken: misled(swapRoles: [lower])),
      Row(scenario: "thp-split", broken: split),
    ].flatMap { row in
      // Whichever subpage is wanted, the same proposals break at the same checks.
      [row, Row(scenario: row.scenario, set: row.set.merging(["offset": "any"]) { $1 }, broken: row.broken)]
    } + [Row(scenario: "thp-split", set: ["deleted": "0"], broken: freedHead)]

  /// Proposals that ask for the swap-cache flag, or that keep the swap offset where the file index should be.
  static func misled(swapRoles: [Violation]) -> [String: [Violation]] {
    var broken = ["swap-roles": swapRoles]
    for proposal in ["page-index", "lock-one-caller", "lock-every-caller", "index-at-delete", "synchronize-rcu"] {
      broken[proposal] = [upper, lower]
    }
    return broken
  }

  /// All but subpage pointers and the rewrite of slots have the split that leaves the old head in the slots.
  static let split: [String: [Violation]] = {
    var broken = [
      "index": [entry, lower], "head-if-swapcache": [entry, wrong], "find-get-head": [entry],
      "mask": [entry, wrong], "mask-hugetlb": [entry, wrong],
    ]
    for proposal in [
      "page-index", "lock-one-caller", "lock-every-caller", "index-at-delete", "synchronize-rcu", "swap-roles",
    ] {
      broken[proposal] = [entry, upper]
    }
    return broken
  }()

  /// The old head is freed while slots name it: a lookup of another part gets no reference, for ever.
  static let freedHead: [String: [Violation]] = [
    "index": [spin, lower], "head-if-swapcache": [spin, lower, wrong], "page-index": [spin, upper, lower],
    "lock-one-caller": [spin, upper, lower], "lock-every-caller": [spin, upper, lower],
    "index-at-delete": [spin, upper], "synchronize-rcu": [spin, upper, lower], "swap-roles": [spin, upper],
    "find-get-head": [spin], "mask": [spin, wrong], "mask-hugetlb": [spin, wrong],
  ]

  @Test("every interleaving, under each proposal", arguments: rows)
  func verdicts(_ row: Row) throws {
    for proposal in Catalogue.proposals {
      let set = row.set.map { (name: $0, value: $1) }
      let graph = StateGraph(try KernelModel(scenario: row.scenario, proposal: proposal.id, set: set))
      #expect(graph.kinds == (row.broken[proposal.id] ?? []), "\(proposal.id)")
      #expect(graph.ends > 0 || !graph.kinds.isEmpty, "\(proposal.id)")
    }
  }

  @Test(
    "two readers do not disturb each other", arguments: ["truncate", "page-reuse", "reclaim", "tmpfs", "thp-split"])
  func twoReaders(scenario: String) throws {
    let model = try KernelModel(scenario: scenario, proposal: "mask-hugetlb-split", set: [("readers", "2")])
    #expect(StateGraph(model).kinds.isEmpty)
  }

  @Test("the spinning lookup keeps the i_pages lock if every lookup takes it, and then reclaim waits for ever too")
  func spinsUnderTheLock() throws {
    let model = try KernelModel(scenario: "thp-split", proposal: "lock-every-caller", set: [("old-head", "freed")])
    #expect(StateGraph(model).kinds == [Self.spin, Self.entry, Self.upper, Self.lower])
    let unlocked = try KernelModel(scenario: "thp-split", proposal: "page-index", set: [("old-head", "freed")])
    #expect(StateGraph(unlocked).kinds == [Self.entry, Self.upper, Self.lower])
  }

  @Test("without the debug checks the deletion of a part repairs its slot, and lookups get wrong pages")
  func splitWithoutDebugChecks() throws {
    let model = try KernelModel(scenario: "thp-split", proposal: "mask-hugetlb", set: [("debug-vm", "off")])
    #expect(StateGraph(model).kinds == [Self.wrong])
  }
}
