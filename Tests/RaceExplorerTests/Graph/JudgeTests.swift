import BigInt
import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// The graph and what is read off it, against a judge that tells identical CPUs apart and is written simply.
@Suite struct JudgeTests {
  /// Everything but what a random run does.
  private func expectEqual(_ model: any Model, isSymmetric: Bool = true) throws {
    let judge = PlainGraph(model)
    let found = try analysis(model, isSymmetric: isSymmetric)
    #expect(found.states <= judge.edges.count)
    if !isSymmetric {
      #expect(found.states == judge.edges.count)
      #expect(found.transitions == judge.edges.reduce(0) { $0 + $1.count })
    }
    let livelocks: Set<Violation> = judge.hasLivelock ? [GraphAnalysis.livelock] : []
    #expect(Set(found.findings.map(\.violation)) == judge.violations.union(livelocks))
    #expect(found.findings.map(\.violation) == found.findings.map(\.violation).sorted())
    #expect(found.schedules == judge.schedules)
    #expect(found.hasCycle == (judge.schedules == nil))
    // The judge is slow at counting switches.
    let countsSwitches = judge.edges.count < 3000
    let (shortest, fewest) = (judge.shortest, countsSwitches ? judge.fewestSwitches : [:])
    for finding in found.findings {
      try expectReplay(finding.shortest, to: finding.violation, in: model)
      try expectReplay(finding.fewestSwitches, to: finding.violation, in: model)
      let (short, calm) = try (#require(finding.shortest), #require(finding.fewestSwitches))
      #expect(short.steps <= calm.steps)
      #expect(calm.switches <= short.switches)
      if finding.violation == GraphAnalysis.livelock {
        if judge.edges.count < 500 { #expect(short.steps == judge.shortestLivelock) }
        continue
      }
      #expect(short.steps == shortest[finding.violation])
      if countsSwitches { #expect([calm.switches, calm.steps] == fewest[finding.violation]) }
    }
  }

  static let toys: [GraphToy] = [
    .lostUpdate, .lostUpdate.calling("increment", "increment", "increment"),
    .lostUpdate.calling("increment", "increment", "increment", "increment"),
    .choice, .choice.calling("read", "write", "read"), .choice.calling("write", "read", "write", "read"), .embrace,
    .embrace.calling("there", "back", "there"), .twoWays, .twoWays.calling("late", "early", "late", "early"),
    .spinning, .spinning.calling("spin", "spin"), .spinning.calling("spin", "set", "spin"),
    .spinning.calling("spin", "wait and set", "spin", "lock for ever"),
    .handing, .handing.calling("lock and unlock", "lock and unlock", "lock and unlock"),
    .trying, .trying.calling("try", "try", "try"),
    .barrier, .barrier.calling("arrive", "arrive", "arrive"), .barrier.calling("arrive"),
    .longBarrier, .longBarrier.calling("arrive", "arrive", "arrive"), .circling,
    .circling.calling("circle", "circle", "circle"), .seats,
    .leaving, .leaving.calling("leave", "leave"), .longWayRound, .falling, .roles,
    .roles.calling("play", "watch", "play", "watch"),
  ]

  @Test("toys, with symmetry and without", arguments: toys, [true, false])
  func smallModels(toy: GraphToy, isSymmetric: Bool) throws {
    try expectEqual(toy, isSymmetric: isSymmetric)
  }

  @Test("models that nobody thought of", arguments: 0..<20)
  func randomModels(batch: Int) throws {
    for seed in batch * 20..<(batch + 1) * 20 { try expectEqual(GraphToy.random(seed: UInt64(seed))) }
  }

  @Test("every scenario under every proposal", arguments: Catalogue.scenarios)
  func defaults(scenario: Scenario) throws {
    for proposal in Catalogue.proposals { try expectEqual(KernelModel(scenario, under: proposal)) }
  }

  @Test(
    "identical readers need not be told apart",
    arguments: [
      ("swap-delete", "page-index", "offset", "any"), ("swap-delete", "mask", "offset", "any"),
      ("fault-thp", "head-if-swapcache", "deleter", "on"), ("thp-split", "mask-hugetlb", "deleted", "0"),
      ("reclaim", "index", "offset", "10"), ("page-reuse", "subpages", "debug-vm", "on"),
    ])
  func readers(scenario: String, proposal: String, name: String, value: String) throws {
    try expectEqual(KernelModel(scenario: scenario, proposal: proposal, set: [("readers", "2"), (name, value)]))
  }
}
