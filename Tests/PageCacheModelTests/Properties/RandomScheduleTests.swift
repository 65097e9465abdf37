import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// What holds on every run of every scenario, tried on seeded random schedules.
@Suite struct RandomScheduleTests {
  static let models: [(scenario: String, proposal: String, set: [(String, String)])] = [
    ("swap-delete", "page-index", [("readers", "2")]),
    ("swap-delete", "mask", [("deleter", "exit"), ("readers", "3")]),
    ("swap-delete-thp", "page-index", [("offset", "any"), ("readers", "2")]),
    ("swap-delete-thp", "subpages", [("offset", "any")]),
    ("swap-delete-thp", "mask", [("geometry", "kernel"), ("order", "3")]),
    ("swap-delete-thp", "page-index", [("debug-vm", "off"), ("deleter", "exit")]),
    ("oops-2019-03-29", "page-index", [("readers", "2")]),
    ("oops-2019-03-29", "mask", []),
    ("thp-split", "mask-hugetlb-split", [("offset", "any"), ("readers", "2")]),
    ("thp-split", "mask-hugetlb", [("old-head", "reused"), ("debug-vm", "off")]),
    ("hugetlb", "mask-hugetlb", [("offset", "any")]),
    ("hugetlb", "mask", []),
    ("tmpfs", "page-index", [("readers", "2")]),
    ("tmpfs", "swap-roles", [("direction", "swap-in")]),
    ("truncate", "index", [("offset", "any"), ("readers", "2")]),
    ("truncate", "subpages", [("geometry", "kernel"), ("order", "3")]),
    ("reclaim", "find-get-head", [("readers", "2")]),
    ("reclaim", "synchronize-rcu", []),
    ("page-reuse", "mask-hugetlb", [("readers", "2"), ("frame", "2")]),
  ]

  private func model(_ index: Int) throws -> KernelModel {
    let (scenario, proposal, set) = Self.models[index]
    return try KernelModel(scenario: scenario, proposal: proposal, set: set.map { (name: $0.0, value: $0.1) })
  }

  @Test("stepping back restores memory and hash exactly", arguments: models.indices)
  func stepBack(index: Int) throws {
    for seed in 0..<40 as Range<UInt64> {
      let machine = Machine(try model(index))
      var generator = SplitMix64(seed: seed)
      var past = [(machine.snapshot(), machine.fingerprint)]
      while let move = machine.view.moves.randomElement(using: &generator) {
        machine.advance(move)
        #expect(machine.fingerprint == machine.recomputedFingerprint(), "seed \(seed), step \(past.count)")
        past.append((machine.snapshot(), machine.fingerprint))
      }
      for (memory, fingerprint) in past.dropLast().reversed() {
        #expect(machine.stepBack())
        #expect(machine.snapshot() == memory, "seed \(seed)")
        #expect(machine.fingerprint == fingerprint, "seed \(seed)")
      }
      #expect(!machine.stepBack())
    }
  }

  @Test("a step touches the word that was planned and what it declared, nothing else", arguments: models.indices)
  func declaredAccesses(index: Int) throws {
    let model = try model(index)
    for seed in 0..<40 as Range<UInt64> {
      let machine = Machine(model)
      var generator = SplitMix64(seed: seed)
      while let move = machine.view.moves.randomElement(using: &generator) {
        let planned = try #require(machine.view.plannedAccess(of: move.cpu))
        let before = machine.snapshot()
        let event = try machine.step(move)
        let after = machine.snapshot()
        #expect(event.access?.address == planned.address, "seed \(seed)")
        for word in 1..<model.map.wordCount where before[word] != after[word] {
          let address = Address(word)
          let region = model.map.region(of: address)
          let declared = address == planned.address || planned.besides.contains(region) || region.nature == .guarded
          #expect(declared, "seed \(seed): \(model.map.name(of: address)) changed undeclared")
        }
      }
    }
  }

  @Test("identical readers can be exchanged", arguments: [0, 2, 6])
  func symmetry(index: Int) throws {
    let model = try model(index)
    for seed in 0..<40 as Range<UInt64> {
      let (left, right) = (Machine(model), Machine(model))
      var generator = SplitMix64(seed: seed)
      while let move = left.view.moves.randomElement(using: &generator) {
        left.advance(move)
        right.advance(Move(cpu: move.cpu < 2 ? 1 - move.cpu : move.cpu, move.action))
        #expect(left.canonicalFingerprint == right.canonicalFingerprint, "seed \(seed)")
      }
    }
  }

  @Test("the same schedule makes the same states and events", arguments: models.indices)
  func determinism(index: Int) throws {
    for seed in 0..<10 as Range<UInt64> {
      let (first, second) = (Machine(try model(index)), Machine(try model(index)))
      var generator = SplitMix64(seed: seed)
      while let move = first.view.moves.randomElement(using: &generator) {
        let (one, two) = (try first.step(move), try second.step(move))
        #expect(one.lines == two.lines && one.access == two.access && one.notes == two.notes)
        #expect(first.snapshot() == second.snapshot(), "seed \(seed)")
      }
    }
  }
}
