import PageCacheModel
import RaceMachine
import Testing

/// The same races with 64 slots a node and huge pages of 512: nothing runs out of room, and no step takes long.
@Suite struct KernelSizesTests {
  static let scenarios = ["thp-split", "hugetlb", "tmpfs", "truncate", "reclaim", "page-reuse"]

  @Test("random schedules end well under what v5.4 shipped, and under subpage pointers", arguments: scenarios)
  func randomSchedules(scenario: String) throws {
    for proposal in ["mask-hugetlb-split", "subpages"] {
      let model = try KernelModel(
        scenario: scenario, proposal: proposal, set: [("geometry", "kernel"), ("offset", "any"), ("readers", "2")])
      let machine = Machine(model)
      for seed in 0..<3 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed)
        var longest = Duration.zero
        while let move = machine.view.moves.randomElement(using: &generator) {
          let start = ContinuousClock.now
          let violations = machine.advance(move)
          longest = max(longest, ContinuousClock.now - start)
          #expect(violations.isEmpty, "\(proposal), seed \(seed), step \(machine.stepCount)")
          if machine.stepCount % 4096 == 0 { #expect(machine.fingerprint == machine.recomputedFingerprint()) }
        }
        #expect(machine.endViolations.isEmpty, "\(proposal), seed \(seed)")
        #expect(longest < .milliseconds(500))
        let end = machine.snapshot()
        while machine.stepBack() {}
        #expect(machine.fingerprint == machine.recomputedFingerprint())
        #expect(machine.snapshot() != end)
      }
    }
  }
}
