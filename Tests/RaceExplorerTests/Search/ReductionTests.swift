import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// Reduction changes neither a verdict nor the set of first violations.
@Suite("Reduction")
struct ReductionTests {
  /// What parameters can change, as far as the full graph stays small.
  static let sets: [[String]] = [
    [], ["offset=any"], ["debug-vm=off"], ["offset=any", "debug-vm=off"], ["deleter=reuse"], ["deleter=on"],
    ["deleter=on", "offset=any"], ["deleted=0"], ["old-head=freed"], ["old-head=reused"], ["reader=fault"],
    ["reader=memcg"], ["target=same-slots"], ["target=same-file"], ["target=same-offset"], ["direction=in"],
  ]

  @Test("on every scenario and proposal, for all parameters", arguments: Catalogue.scenarios.map(\.id))
  func everything(scenario: String) throws {
    for situation in Situation.all(Self.sets) where situation.scenario == scenario {
      let model = try #require(situation.model)
      try compare(model, situation)
    }
  }

  /// Two identical readers, where full search is still quick.
  static let twoReaders = Situation.all([["readers=2"]]).filter {
    !["swap-move-thp", "hugetlb", "thp-split", "reclaim", "page-reuse"].contains($0.scenario)
      && ["page-index", "mask", "subpages", "lock-every-caller", "index-at-delete"].contains($0.proposal)
  }

  @Test("with two identical readers", arguments: twoReaders)
  func readers(_ situation: Situation) throws { try compare(try #require(situation.model), situation) }

  private func compare(_ model: KernelModel, _ situation: Situation) throws {
    let full = Check(model, .judge).report()
    let reduced = Check(model, .verdict).report()
    try #require(full.complete && reduced.complete, "\(situation.testDescription)")
    #expect(full.judgement == reduced.judgement, "\(situation.testDescription)")
    #expect(full.findings.map(\.violation) == reduced.findings.map(\.violation), "\(situation.testDescription)")
    #expect(reduced.states <= full.states, "\(situation.testDescription)")
  }

  @Test("it saves much where readers do not get in each other's way")
  func saving() throws {
    let model = try #require(
      Situation(scenario: "swap-delete-thp", proposal: "mask-hugetlb-split", set: ["readers=2", "offset=any"]).model)
    let full = Check(model, .judge).report()
    let reduced = Check(model, .verdict).report()
    #expect(full.judgement == .safe && reduced.judgement == .safe)
    #expect(reduced.states * 10 < full.states)
  }
}
