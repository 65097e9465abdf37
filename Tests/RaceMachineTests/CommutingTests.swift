import RaceMachine
import Testing

@Suite("Commuting accesses")
struct CommutingTests {
  @Test(
    "moves whose planned accesses commute lead to the same state in both orders and do not disable each other",
    arguments: Toy.all)
  func sound(_ toy: Toy) throws {
    _ = try commutingPairs(of: toy)
  }

  @Test(
    "commuting moves are found where there are some", arguments: [Toy.messagePassing, .atomics, .refcount, .freeing])
  func notVacuous(_ toy: Toy) throws {
    #expect(try commutingPairs(of: toy) > 0)
  }

  /// Tries all pairs of moves that are said to commute in all states of `toy`. Returns how many there are.
  private func commutingPairs(of toy: Toy) throws -> Int {
    var pairs = 0
    try visitAll(Machine(toy)) { machine in
      let moves = machine.view.moves
      for first in moves {
        for second in moves where first.cpu < second.cpu {
          let plans = (machine.view.plannedAccess(of: first.cpu), machine.view.plannedAccess(of: second.cpu))
          let one = try #require(plans.0)
          let other = try #require(plans.1)
          #expect(one.commutes(with: other) == other.commutes(with: one), "commuting has no direction")
          guard one.commutes(with: other) else { continue }
          pairs += 1
          let forth = try outcome(of: [first, second], on: machine)
          let back = try outcome(of: [second, first], on: machine)
          try #require(forth.words == back.words, "\(toy.title): \(first) and \(second), \(one) and \(other)")
          try #require(forth.violations.sorted() == back.violations.sorted(), "\(toy.title): \(first) and \(second)")
        }
      }
    }
    return pairs
  }

  private func outcome(of moves: [Move], on machine: Machine) throws -> (words: [Word], violations: [Violation]) {
    var violations: [Violation] = []
    for move in moves {
      try #require(machine.view.moves.contains(move), "\(move) was disabled")
      violations += machine.advance(move)
    }
    let words = machine.snapshot()
    for _ in moves { machine.stepBack() }
    return (words, violations)
  }

  @Test("additions whose outcome nobody looks at commute; those that somebody looks at do not")
  func additions() throws {
    let region = Region(0, "word")
    var words = Words()
    let place = Place(region, words.place("word", region))
    func plans(_ step: some StepForm) throws -> (PlannedAccess, PlannedAccess) {
      let machine = Machine(
        Toy(
          title: "additions", map: words.map, program: Program([Procedure("add") { step }]),
          tasks: [RaceTask("add", symmetryClass: 0), RaceTask("add", symmetryClass: 0)]))
      return (try #require(machine.view.plannedAccess(of: 0)), try #require(machine.view.plannedAccess(of: 1)))
    }
    let blind = try plans(Add("word += 1", place, 1))
    #expect(blind.0.commutes(with: blind.1))
    let watched = try plans(Add("if (word++ == 0)", place, 1) { _, old in old == 0 ? .halt : .next })
    #expect(!watched.0.commutes(with: watched.1))
  }
}
