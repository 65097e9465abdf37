import BigInt
import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// The graph and what is read off it, against a judge that tells identical CPUs apart and is written simply.
@Suite struct JudgeTests {
  /// Everything but what a random run does.
  private func expectEqual(_ model: any Model, switches: Bool, isSymmetric: Bool = true) throws {
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
    let (shortest, fewest) = (judge.shortest, switches ? judge.fewestSwitches : [:])
    for finding in found.findings {
      try expectReplay(finding.shortest, to: finding.violation, in: model)
      try expectReplay(finding.fewestSwitches, to: finding.violation, in: model)
      if finding.violation == GraphAnalysis.livelock { continue }
      #expect(finding.shortest?.steps == shortest[finding.violation])
      let run = try #require(finding.fewestSwitches)
      if switches { #expect([run.switches, run.steps] == fewest[finding.violation]) }
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
    .leaving, .leaving.calling("leave", "leave"), .falling, .roles, .roles.calling("play", "watch", "play", "watch"),
  ]

  @Test("toys, with symmetry and without", arguments: toys, [true, false])
  func smallModels(toy: GraphToy, isSymmetric: Bool) throws {
    try expectEqual(toy, switches: true, isSymmetric: isSymmetric)
  }

  @Test("every scenario under every proposal", arguments: Catalogue.scenarios.map(\.id))
  func defaults(scenario: String) throws {
    for proposal in Catalogue.proposals {
      let model = try KernelModel(scenario: scenario, proposal: proposal.id)
      try expectEqual(model, switches: proposal.id == "page-index" && scenario != "swap-move-thp")
    }
  }
}
