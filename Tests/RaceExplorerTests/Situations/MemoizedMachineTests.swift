import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

@testable import RaceExplorer

/// A machine that remembers does what a machine does.
@Suite("Memoized machine")
struct MemoizedMachineTests {
  static let seed: UInt64 = 2019_03_29

  @Test(
    "on random ways through every scenario it does the same, forth and back", arguments: Catalogue.scenarios.map(\.id))
  func sameAsMachine(scenario: String) throws {
    let all = Pair.all([["readers=2"]]).filter { $0.scenario == scenario }
    let pairs = all.isEmpty ? Pair.all([[]]).filter { $0.scenario == scenario } : all
    #expect(!pairs.isEmpty)
    for (number, pair) in pairs.enumerated() {
      try compare(try #require(pair.model), seed: Self.seed + UInt64(number), memoryLimit: 1 << 28)
    }
  }

  @Test("the same where it must forget again and again", arguments: ["page-index", "synchronize-rcu"])
  func forgetting(proposal: String) throws {
    for scenario in Catalogue.scenarios.map(\.id) {
      let model = try #require(Pair(scenario: scenario, proposal: proposal).model)
      try compare(model, seed: Self.seed, memoryLimit: 0)
    }
  }

  /// Takes ways at random on both machines. All ways are taken on the same two, so later ones meet what is remembered.
  private func compare(_ model: KernelModel, seed: UInt64, memoryLimit: Int) throws {
    let real = Machine(model)
    var memoized = MemoizedMachine(model, isSymmetric: false, memoryLimit: memoryLimit)
    defer { memoized.deallocate() }
    var numbers = SplitMix64(seed: seed)
    for _ in 0..<6 {
      var broke = false
      for _ in 0..<150 where !broke {
        try expectSame(&memoized, real, "\(model.title), seed \(seed)")
        let moves = (0..<real.cpuCount).flatMap { cpu in (0..<real.alternatives(of: cpu)).map { (cpu, $0) } }
        guard let (cpu, alternative) = moves.randomElement(using: &numbers) else {
          #expect(memoized.endViolations() == real.endViolations)
          break
        }
        let outcome = real.advance(cpu, alternative: alternative)
        #expect(memoized.advance(cpu, alternative: alternative) == outcome, "\(model.title), seed \(seed)")
        broke = outcome.contains(.violated)
        if broke { #expect(memoized.violations == real.violations) }
        memoized.forgetIfTooMuch()
        if !broke, Int.random(in: 0..<8, using: &numbers) == 0 {
          real.stepBack()
          memoized.stepBack()
        }
      }
      while real.stepBack() { memoized.stepBack() }
    }
  }

  private func expectSame(_ memoized: inout MemoizedMachine, _ real: Machine, _ where: String) throws {
    try #require(memoized.fingerprint == real.fingerprint, "\(`where`)")
    for cpu in 0..<real.cpuCount {
      try #require(memoized.alternatives(of: cpu) == real.alternatives(of: cpu), "CPU \(cpu) of \(`where`)")
      #expect(memoized.localFingerprint(of: cpu) == real.localFingerprint(of: cpu))
    }
  }

  @Test("brought into its present state, the real machine has all its words")
  func materialized() throws {
    let model = try #require(Pair(scenario: "swap-delete-thp", proposal: "page-index", set: ["readers=2"]).model)
    let real = Machine(model)
    var memoized = MemoizedMachine(model, isSymmetric: false, memoryLimit: 1 << 28)
    defer { memoized.deallocate() }
    var other = MemoizedMachine(model, isSymmetric: false, memoryLimit: 1 << 28)
    defer { other.deallocate() }
    var numbers = SplitMix64(seed: Self.seed)
    while let cpu = real.view.runnable.randomElement(using: &numbers) {
      _ = real.advance(cpu, alternative: 0)
      if memoized.advance(cpu, alternative: 0).contains(.violated) { break }
      let state = memoized.wholeState(telling: true)
      #expect(state == real.wholeState(telling: true))
      // Another machine can go there at once.
      other.stand(at: state)
      #expect(other.fingerprint == memoized.fingerprint)
      #expect(other.wholeState(telling: true) == state)
    }
  }
}
