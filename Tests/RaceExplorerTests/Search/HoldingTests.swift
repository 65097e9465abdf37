import PageCacheModel
import RaceExplorer
import RaceMachine
import SeededNumbers
import Testing

/// What the kernel model tells reduction is true: see `Model.holds` and `Model.mayTouch`.
@Suite("What reduction relies on")
struct HoldingTests {
  static let pairs = Pair.all([["readers=2"], ["deleter=on"]]).filter {
    ["subpages", "page-index", "lock-every-caller", "synchronize-rcu", "mask-hugetlb-split"].contains($0.proposal)
  }

  @Test("a page or a node that a CPU holds stays held, alive and counted while others run")
  func holds() throws {
    for (number, pair) in Self.pairs.enumerated() {
      let model = try #require(pair.model)
      for seed in 0..<2 as Range<UInt64> {
        try walk(model, seed: UInt64(number) << 8 | seed, pair)
      }
    }
  }

  private func walk(_ model: KernelModel, seed: UInt64, _ pair: Pair) throws {
    let machine = Machine(model)
    var generator = SplitMix64(seed: seed)
    for _ in 0..<300 {
      guard let move = machine.view.moves.randomElement(using: &generator) else { return }
      let held = Self.held(model, machine).filter { $0.cpu != move.cpu }
      let lives = held.map { model.map.lifetime(of: $0.address).map { machine.view.word($0) } }
      let planned = machine.view.plannedAccess(of: move.cpu)?.address
      let isAllowed = planned.map { model.mayTouch($0, cpu: move.cpu, in: machine.view) } ?? true
      try #require(isAllowed, "seed \(seed), \(pair.testDescription): \(model.map.name(of: planned ?? Address(0)))")
      let event = try machine.step(move)
      for (hold, life) in zip(held, lives) {
        let name = "seed \(seed), \(pair.testDescription): CPU \(hold.cpu) and \(model.map.name(of: hold.address))"
        try #require(model.holds(hold.address, cpu: hold.cpu, in: machine.view), "\(name): no longer held")
        let now = model.map.lifetime(of: hold.address).map { machine.view.word($0) }
        try #require((life ?? 1 == 0) == (now ?? 1 == 0), "\(name): its life changed")
      }
      if !event.violations.isEmpty { return }
    }
  }

  /// What CPUs hold of all objects that can be freed.
  private static func held(_ model: KernelModel, _ machine: Machine) -> [(cpu: Int, address: Address)] {
    model.map.rows.filter { $0.lifetime != nil }.flatMap { row in
      (0..<row.count).flatMap { number in
        (0..<machine.cpuCount).filter { model.holds(row[number], cpu: $0, in: machine.view) }.map { ($0, row[number]) }
      }
    }
  }
}

extension MemoryMap {
  /// The word that is 0 while the object around `address` is free.
  fileprivate func lifetime(of address: Address) -> Address? {
    guard let place = location(of: address), let lifetime = rows[place.row].lifetime else { return nil }
    return rows[place.row][place.object] + lifetime
  }
}
