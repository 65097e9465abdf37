import PageCacheModel
import Testing

@testable import RaceCost

/// Figures that are as exact as they need to be.
@Suite struct EstimateTests {
  private let recordings = CostRecordings()

  private func estimate(_ question: CostQuestion) throws -> CostResult {
    try #require(question.answer(from: recordings)?.result)
  }

  @Test(
    "an estimate is close to a long simulation",
    arguments: [("lock-every-caller", 128, 0.0), ("mask-hugetlb-split", 16, 10), ("synchronize-rcu", 64, 10)])
  func close(_ proposal: String, _ cpus: Int, _ mix: Double) throws {
    let short = try estimate(CostQuestion(proposal, cpus: cpus, mix: mix)).lookups.perSecond
    let load = try CostLoad(cpus: cpus, mix: mix, duration: proposal == "synchronize-rcu" ? 8e8 : 2e7)
    let long = CostSimulation(try recordings.recording(of: proposal), load, CostParameters()).run().lookups.perSecond
    #expect(abs(short / long - 1) < 0.08, "\(short) is not \(long)")
  }

  @Test("lookups only: how long one simulates changes nothing, since lines begin as after long use")
  func steady() throws {
    let recorded = try recordings.recording(of: "mask-hugetlb-split")
    let results = try [1e6, 1e7].map { duration in
      CostSimulation(recorded, try CostLoad(cpus: 64, mix: 0, duration: duration), CostParameters()).run()
    }
    #expect(abs(results[0].transfersPerLookup - results[1].transfersPerLookup) < 0.05)
  }

  @Test("a deletion that waits for a grace period is seen to its end")
  func rare() throws {
    let result = try estimate(CostQuestion("synchronize-rcu", cpus: 16, mix: 10))
    #expect(result.deletions.finished >= 60)
    #expect(try #require(result.deletions.p50) > CostParameters().gracePeriod)
  }

  @Test("equal questions have equal answers")
  func equal() throws {
    let question = CostQuestion("mask", cpus: 8, mix: 20)
    #expect(question.answer(from: recordings) == question.answer(from: CostRecordings()))
  }

  @Test("what cannot be says why, and whoever asks can end it")
  func refused() throws {
    func reason(_ question: CostQuestion) -> String {
      if case .impossible(let reason)? = question.answer(from: recordings) { reason } else { "" }
    }
    #expect(reason(CostQuestion("index", cpus: 2, mix: 0)).contains("breaks even when nothing else runs"))
    #expect(reason(CostQuestion("mask", cpus: 300, mix: 0)).contains("1 to 256"))
    #expect(reason(CostQuestion("msk", cpus: 2, mix: 0)).contains("did you mean 'mask'?"))
    var asked = 0
    let answer = CostQuestion("mask", cpus: 256, mix: 10).answer(from: recordings) { _ in
      asked += 1
      return asked < 3
    }
    #expect(answer == nil && asked == 3)
  }
}
