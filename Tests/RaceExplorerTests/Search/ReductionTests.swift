import Foundation
import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// Reduction changes neither a verdict nor the set of first violations.
@Suite("Reduction")
struct ReductionTests {
  /// What parameters can change, as far as the full graph stays small. Each proposal meets all of them with
  /// PAGERACE_THOROUGH=1, which takes minutes; else only those whose lookups and deletions differ most.
  static let sets: [[String]] = [
    ["debug-vm=off"], ["deleter=reuse"], ["deleter=on"], ["deleted=0"], ["old-head=freed"],
    ["old-head=reused"], ["reader=fault"], ["reader=memcg"], ["target=same-slots"], ["target=same-file"],
    ["target=same-offset"], ["direction=in"],
  ]

  static let isThorough = ProcessInfo.processInfo.environment["PAGERACE_THOROUGH"] == "1"
  static let mostDifferent = ["page-index", "lock-every-caller", "mask-hugetlb-split"]

  @Test("on every scenario and proposal", arguments: Catalogue.scenarios.map(\.id))
  func everything(scenario: String) throws {
    for pair in Pair.all([[], ["offset=any"]]) where pair.scenario == scenario {
      // The offset makes the graph four times as large, not another.
      let open = pair.set.isEmpty || Self.isThorough || Self.mostDifferent.contains(pair.proposal)
      if open { try compare(try #require(pair.model), pair) }
    }
  }

  @Test("for all parameters", arguments: Catalogue.scenarios.map(\.id))
  func parameters(scenario: String) throws {
    for pair in Pair.all(Self.sets) where pair.scenario == scenario {
      if Self.isThorough || Self.mostDifferent.contains(pair.proposal) { try compare(try #require(pair.model), pair) }
    }
  }

  /// Two identical readers, where full search is still quick.
  static let twoReaders = Pair.all([["readers=2"]]).filter {
    !["swap-move-thp", "hugetlb", "thp-split", "reclaim", "page-reuse"].contains($0.scenario)
      && ["page-index", "mask"].contains($0.proposal)
  }

  @Test("with two identical readers", arguments: twoReaders)
  func readers(_ pair: Pair) throws { try compare(try #require(pair.model), pair) }

  private func compare(_ model: KernelModel, _ pair: Pair) throws {
    let full = Check(model, .judge).report()
    let reduced = Check(model, .verdict).report()
    try #require(full.complete && reduced.complete, "\(pair.testDescription)")
    #expect(full.judgement == reduced.judgement, "\(pair.testDescription)")
    #expect(full.findings.map(\.violation) == reduced.findings.map(\.violation), "\(pair.testDescription)")
    #expect(reduced.states <= full.states, "\(pair.testDescription)")
  }

  @Test("it saves much where readers do not get in each other's way")
  func saving() throws {
    let model = try #require(
      Pair(scenario: "swap-delete-thp", proposal: "mask-hugetlb-split", set: ["readers=2", "offset=any"]).model)
    let full = Check(model, .judge).report()
    let reduced = Check(model, .verdict).report()
    #expect(full.judgement == .safe && reduced.judgement == .safe)
    #expect(reduced.states * 10 < full.states)
  }
}
