import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// What a step declares is enough to know which steps can change places.
@Suite struct CommutingTests {
  static let models: [(scenario: String, proposal: String, set: [(String, String)])] = [
    ("thp-split", "mask-hugetlb-split", [("readers", "2")]), ("thp-split", "mask-hugetlb", [("old-head", "reused")]),
    ("hugetlb", "mask-hugetlb", [("readers", "2")]), ("tmpfs", "page-index", [("direction", "swap-in")]),
    ("tmpfs", "synchronize-rcu", [("readers", "2")]), ("truncate", "subpages", [("readers", "2")]),
    ("reclaim", "find-get-head", [("readers", "2")]), ("page-reuse", "index", [("readers", "2")]),
    ("swap-delete-thp", "page-index", [("readers", "2")]),
  ]

  @Test("moves that are said to commute lead to the same state in either order", arguments: models.indices)
  func sound(index: Int) throws {
    let (scenario, proposal, set) = Self.models[index]
    let model = try KernelModel(scenario: scenario, proposal: proposal, set: set.map { (name: $0.0, value: $0.1) })
    var pairs = 0
    for seed in 0..<30 as Range<UInt64> {
      let machine = Machine(model)
      var generator = SplitMix64(seed: seed)
      while let move = machine.view.moves.randomElement(using: &generator), machine.stepCount < 400 {
        let moves = machine.view.moves
        for first in moves {
          for second in moves where first.cpu < second.cpu {
            guard let one = machine.view.plannedAccess(of: first.cpu),
              let other = machine.view.plannedAccess(of: second.cpu), one.commutes(with: other)
            else { continue }
            pairs += 1
            let forth = try outcome(of: [first, second], on: machine)
            let back = try outcome(of: [second, first], on: machine)
            #expect(forth.state == back.state, "seed \(seed): \(one) and \(other)")
            #expect(forth.violations == back.violations, "seed \(seed): \(one) and \(other)")
          }
        }
        machine.advance(move)
      }
    }
    #expect(pairs > 100)
  }

  private func outcome(
    of moves: [Move], on machine: Machine
  ) throws -> (state: Fingerprint, violations: [Violation]) {
    var violations: [Violation] = []
    for move in moves {
      try #require(machine.view.moves.contains(move), "\(move) was disabled")
      violations += machine.advance(move)
    }
    let state = machine.fingerprint
    for _ in moves { machine.stepBack() }
    return (state, violations.sorted())
  }
}
