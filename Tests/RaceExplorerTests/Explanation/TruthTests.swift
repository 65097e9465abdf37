import PageCacheModel
import RaceExplorer
import RaceMachine
import SeededNumbers
import Testing

/// Whatever an explanation says is so.
@Suite("The truth of explanations")
struct TruthTests {
  @Test("the stored schedule of each broken pair", arguments: Recorded.all)
  func recorded(_ recorded: Recorded) throws {
    let model = try recorded.model
    let claims = try Claims(recorded.schedule, in: model)
    #expect(claims.violation.description == recorded.violation)
    claims.check("\(recorded.testDescription)")
    #expect(try Explanation(of: recorded.schedule, in: model) == claims.explanation, "the same again")
  }

  @Test("all stored schedules were read")
  func count() { #expect(Recorded.all.count > 80) }

  @Test(
    "random runs, which take detours",
    arguments: [
      ("swap-delete", "page-index", ("readers", "2")), ("swap-delete-thp", "index-at-delete", ("debug-vm", "on")),
      ("swap-move", "index-at-delete", ("debug-vm", "off")), ("swap-move", "swap-roles", ("debug-vm", "on")),
      ("two-callers", "lock-one-caller", ("debug-vm", "on")), ("reuse-rmap", "index-at-delete", ("debug-vm", "on")),
      ("thp-split", "mask-hugetlb", ("debug-vm", "off")), ("thp-split", "lock-every-caller", ("old-head", "reused")),
      ("tmpfs", "synchronize-rcu", ("debug-vm", "on")), ("swap-delete-fresh", "head-if-swapcache", ("readers", "2")),
      ("swap-delete-fresh", "page-index", ("readers", "1")), ("swap-delete-fresh", "page-index", ("readers", "2")),
    ])
  func random(_ scenario: String, _ proposal: String, _ setting: (name: String, value: String)) throws {
    let model = try KernelModel(scenario: scenario, proposal: proposal, set: [setting])
    var numbers = SplitMix64(seed: 7)
    var explained = 0
    for _ in 0..<400 where explained < 5 {
      guard let schedule = brokenRun(of: model, &numbers) else { continue }
      explained += 1
      try Claims(schedule, in: model).check("\(scenario) under \(proposal): \(schedule)")
    }
    #expect(explained > 2)
  }

  /// A random run that ends in a violation of a step. Each CPU goes on for a while, as on a real machine.
  private func brokenRun(of model: KernelModel, _ numbers: inout SplitMix64) -> Schedule? {
    let machine = Machine(model)
    var schedule = Schedule()
    var cpu = 0
    for _ in 0..<1000 {
      let runnable = machine.view.runnable
      if runnable.isEmpty { return nil }
      if !runnable.contains(cpu) || Int.random(in: 0..<12, using: &numbers) == 0 {
        cpu = runnable.randomElement(using: &numbers) ?? 0
      }
      schedule.append(Move(cpu: cpu))
      if !machine.advance(Move(cpu: cpu)).isEmpty { return schedule }
    }
    return nil
  }
}
