import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// What a check says of whole models.
@Suite struct CheckTests {
  @Test("a broken pair is broken, a safe one is safe")
  func verdicts() throws {
    #expect(Check(try KernelModel(scenario: "swap-delete", proposal: "page-index")).report().judgement == .broken)
    #expect(Check(try KernelModel(scenario: "swap-delete", proposal: "mask")).report().judgement == .safe)
  }
}
