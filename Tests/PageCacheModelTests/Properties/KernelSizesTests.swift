import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// The same races with 64 slots a node and huge pages of 512: nothing runs out of room.
@Suite struct KernelSizesTests {
  static let scenarios = ["thp-split", "hugetlb", "tmpfs", "truncate", "reclaim", "page-reuse"]

  @Test("random schedules end well under what v5.4 shipped, and under subpage pointers", arguments: scenarios)
  func randomSchedules(scenario: String) throws {
    for proposal in ["mask-hugetlb-split", "subpages"] {
      let model = try KernelModel(
        scenario: scenario, proposal: proposal, set: [("geometry", "kernel"), ("offset", "any"), ("readers", "2")])
      let machine = Machine(model)
      for seed in 0..<3 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        while let move = machine.view.moves.randomElement(using: &generator) {
          let violations = machine.advance(move)
          #expect(violations.isEmpty, "\(proposal), seed \(seed), step \(machine.stepCount)")
          if machine.stepCount % 4096 == 0 { #expect(machine.fingerprint == machine.recomputedFingerprint()) }
        }
        #expect(machine.endViolations.isEmpty, "\(proposal), seed \(seed)")
        let end = machine.snapshot()
        while machine.stepBack() {}
        #expect(machine.fingerprint == machine.recomputedFingerprint())
        #expect(machine.snapshot() != end)
      }
    }
  }
}
