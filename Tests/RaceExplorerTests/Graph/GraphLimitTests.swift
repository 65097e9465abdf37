import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// When there is no graph, and that it is always the same one.
@Suite struct GraphLimitTests {
  private func model() throws -> KernelModel { try KernelModel(scenario: "swap-delete-thp", proposal: "page-index") }

  @Test("a graph of exactly the allowed size is made, a larger one is not")
  func states() throws {
    let count = try analysis(model()).states
    var options = CheckOptions()
    options.graphLimit = count
    #expect(GraphAnalysis(try model(), options, SearchWatch())?.states == count)
    options.graphLimit = count - 1
    #expect(GraphAnalysis(try model(), options, SearchWatch()) == nil)
    options.graphLimit = 0
    #expect(GraphAnalysis(try model(), options, SearchWatch()) == nil)
  }

  @Test("a graph that takes too much memory is not made")
  func memory() throws {
    var options = CheckOptions()
    options.maxMemory = 50_000
    #expect(GraphAnalysis(try model(), options, SearchWatch()) == nil)
  }

  @Test("nothing more is computed once nobody waits")
  func cancelled() throws {
    let watch = SearchWatch()
    watch.cancel()
    #expect(GraphAnalysis(try KernelModel(scenario: "swap-move-thp"), CheckOptions(), watch) == nil)
    // A little graph is there before anybody looks.
    let found = try #require(GraphAnalysis(GraphToy.lostUpdate, CheckOptions(), watch))
    #expect(found.findings.allSatisfy { $0.shortest == nil })
    #expect(found.hitProbability == nil)
  }

  @Test("it says how far it is")
  func progress() throws {
    let watch = SearchWatch()
    let found = try #require(GraphAnalysis(try model(), CheckOptions(), watch, .loops))
    #expect(watch.phase == .loops)
    #expect(watch.states == found.states)
  }

  @Test("whole states instead of fingerprints give the same, and so does a second time")
  func same() throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0"), ("readers", "2")])
    var options = CheckOptions()
    let first = try #require(GraphAnalysis(model, options, SearchWatch()))
    let second = try #require(GraphAnalysis(model, options, SearchWatch()))
    options.exact = true
    let exact = try #require(GraphAnalysis(model, options, SearchWatch()))
    for other in [second, exact] {
      #expect(other.states == first.states)
      #expect(other.transitions == first.transitions)
      #expect(other.findings == first.findings)
      #expect(other.hitProbability == first.hitProbability)
    }
  }

  @Test("only what is asked for")
  func wishes() throws {
    let numbers = try analysis(model(), .numbers)
    #expect(numbers.hitProbability != nil)
    #expect(numbers.findings.allSatisfy { $0.shortest == nil && $0.fewestSwitches == nil })
    let runs = try analysis(model(), .runs)
    #expect(runs.hitProbability == nil)
    #expect(runs.schedules == nil)
    #expect(runs.findings.allSatisfy { $0.shortest != nil && $0.fewestSwitches != nil })
    #expect(try analysis(GraphToy.spinning, .numbers).findings.isEmpty)
  }
}
