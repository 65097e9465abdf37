import PageCacheModel
@testable import RaceExplorer
import RaceMachine
import Testing

/// Looking at lazy runs only finds the best runs of all.
@Suite("Best runs")
struct LazyRunTests {
  static let sets: [[String]] = [[], ["deleter=on"], ["reader=fault"], ["deleter=reuse"]]

  @Test("they cost what the full graph says", arguments: Catalogue.scenarios.map(\.id))
  func costs(scenario: String) throws {
    for pair in Pair.all(Self.sets) where pair.scenario == scenario {
      try compare(pair)
    }
  }

  @Test(
    "also with two identical readers",
    arguments: ["index", "head-if-swapcache", "page-index", "index-at-delete"], ["swap-delete", "swap-delete-thp"])
  func readers(proposal: String, scenario: String) throws {
    try compare(Pair(scenario: scenario, proposal: proposal, set: ["readers=2"]))
  }

  private func compare(_ pair: Pair) throws {
    let model = try #require(pair.model)
    var options = CheckOptions()
    options.numbers = false
    let report = Check(model, options).report()
    if report.findings.isEmpty { return }
    let graph = try #require(GraphAnalysis(model, CheckOptions(), SearchWatch(), .all))
    #expect(report.findings.map(\.violation) == graph.findings.map(\.violation), "\(pair.testDescription)")
    for (found, best) in zip(report.findings, graph.findings) {
      let name = "\(pair.testDescription): \(found.violation)"
      let (short, few) = (try #require(found.shortest), try #require(found.fewestSwitches))
      #expect(short.steps == best.shortest?.steps, "\(name)")
      #expect(few.switches == best.fewestSwitches?.switches && few.steps == best.fewestSwitches?.steps, "\(name)")
      if found.violation == GraphAnalysis.livelock { continue }
      for run in [short, few] { #expect(try Self.first(run.schedule, model) == found.violation, "\(name)") }
    }
  }

  /// The first violation of a run, which must come with its last step, or after it.
  static func first(_ schedule: Schedule, _ model: KernelModel) throws -> Violation? {
    let machine = Machine(model)
    var found: [Violation] = []
    try machine.run(schedule) { event in
      #expect(found.isEmpty)
      found += event.violations
      return true
    }
    return (found.isEmpty ? machine.endViolations : found).first
  }

  @Test("the shortest run to anything needs no search of all states")
  func quick() throws {
    let model = try #require(
      Pair(scenario: "swap-delete-thp", proposal: "page-index", set: ["readers=4", "offset=any"]).model)
    let finding = try #require(Check(model).shortestRun())
    #expect(finding.shortest?.steps == 38)
    #expect(try Self.first(try #require(finding.shortest?.schedule), model) == finding.violation)
    let safe = try #require(Pair(scenario: "swap-delete-thp", proposal: "mask").model)
    #expect(Check(safe).shortestRun() == nil)
  }
}
