import PageCacheModel
import SeededNumbers
import Testing

@testable import RaceCost

/// Whatever the parameters are, what must hold holds.
@Suite struct AnyParametersTests {
  /// A number of a parameter's range: an end of it, the default, or anything between, small ones more often.
  private func number(_ parameter: CostParameter, _ random: inout SplitMix64) -> Double {
    let usual = parameter.value(in: CostParameters())
    let (low, high) = (parameter.range.lowerBound, min(parameter.range.upperBound, max(4 * usual, 1)))
    let value =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: low
      case 1: usual
      case 2: high
      default: Double.random(in: low...high, using: &random)
      }
    return parameter.isWhole ? value.rounded() : value
  }

  @Test("nothing is lost, shares are parts of a whole, percentiles are in order", arguments: 0..<rounds(24))
  func laws(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var parameters = CostParameters()
    for parameter in CostParameter.all { try parameter.set(number(parameter, &random), in: &parameters) }
    // Less work is only more of the same.
    parameters.work = max(parameters.work, 200)
    parameters.spaces = min(parameters.spaces, 4)
    let proposals = RecordingTests.proposals
    let proposal = proposals[Int.random(in: 0..<proposals.count, using: &random)]
    let load = try CostLoad(
      cpus: [1, 2, 7, 64, 65, 256][Int.random(in: 0..<6, using: &random)],
      mix: [0, 0.5, 10, 50][Int.random(in: 0..<4, using: &random)], duration: 100_000, seed: UInt64(seed))
    let result = CostSimulation(try RecordedProposal(proposal), load, parameters).run()
    for kind in [result.lookups, result.deletions, result.insertions] {
      #expect(kind.before + kind.started == kind.finished + kind.underWay)
      #expect(kind.underWay >= 0 && kind.underWay <= load.cpus)
      #expect(kind.meanUnderWay >= 0 && kind.meanUnderWay <= Double(load.cpus) * 1.000001)
      if let p50 = kind.p50, let p99 = kind.p99 { #expect(p50 >= 0 && p50 <= p99) }
    }
    let total = result.lookups.underWay + result.deletions.underWay + result.insertions.underWay
    #expect(total <= load.cpus)
    #expect(load.mix > 0 || result.deletions.started + result.insertions.started == 0)
    let waits = result.locks.reduce(result.graceShare) { $0 + $1.waitShare }
    #expect(waits >= 0 && waits <= 1.000001, "\(proposal.id): \(waits)")
    // A line that is long on its way to who gives a lock back can arrive after the simulation.
    #expect(result.locks.allSatisfy { $0.heldShare >= 0 && $0.heldShare < 1.5 })
  }
}
