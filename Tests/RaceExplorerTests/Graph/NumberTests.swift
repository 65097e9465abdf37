import BigInt
import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// How many schedules there are, and how likely a random one breaks a promise.
@Suite struct NumberTests {
  @Test("two increments of two steps: six schedules, half of all random runs lose one")
  func lostUpdate() throws {
    // Only 0 0 1 1 and 1 1 0 0 lose nothing, and each has the probability 1/2 · 1/2.
    let found = try analysis(GraphToy.lostUpdate)
    #expect(found.schedules == 6)
    #expect(found.hitProbability == 0.5)
    #expect(found.states == 8)
  }

  @Test("a choice counts once for each value, and a CPU is picked before its value is")
  func choice() throws {
    // The reader comes first, second or last; last with 1/4, and then the value is 9 with 1/3.
    let found = try analysis(GraphToy.choice)
    #expect(found.schedules == 9)
    #expect(abs(try #require(found.hitProbability) - 1.0 / 12) < 1e-15)
  }

  @Test("a deadlock is a broken promise too")
  func deadlock() throws {
    // Who took the first lock takes the second as well with 1/2, and then all goes well.
    let found = try analysis(GraphToy.embrace)
    #expect(found.hitProbability == 0.5)
    #expect(found.findings.map(\.violation.kind) == ["deadlock"])
  }

  @Test("many CPUs make large numbers")
  func manySchedules() throws {
    // 24 steps, 2 of each of 12 CPUs, in any order.
    let toy = GraphToy.lostUpdate.calling("increment", "increment", "increment", "increment", "increment", "increment")
    var expected: BigInt = 1
    for step in 1...12 { expected *= BigInt(step) }
    for _ in 1...6 { expected /= 2 }
    #expect(try analysis(toy).schedules == expected)
  }

  @Test("a number of schedules that takes several words")
  func severalWords() throws {
    // Two CPUs of a hundred steps: 200 over 100.
    let steps = (0..<100).map { Pause("\($0)").element }
    let toy = GraphToy("a long way", ["walk", "walk"]) { Procedure("walk", Frame()) { steps } }
    var expected: BigInt = 1
    for step in 1...100 { expected = expected * BigInt(100 + step) / BigInt(step) }
    let found = try analysis(toy)
    #expect(found.schedules == expected)
    #expect(found.states == 101 * 102 / 2)
  }

  @Test("loops that are left some time do not count, those that never are do")
  func loops() throws {
    #expect(try analysis(GraphToy.leaving).hitProbability == 0.5)
    #expect(try analysis(GraphToy.leaving.calling("leave", "leave")).hitProbability == 0.75)
    #expect(try analysis(GraphToy.spinning).hitProbability == 1)
    #expect(try analysis(GraphToy.spinning.calling("spin", "spin")).hitProbability == 1)
    #expect(try analysis(GraphToy.spinning.calling("spin", "set")).hitProbability == 0)
    #expect(try analysis(GraphToy.barrier).hitProbability == 0)
    #expect(try analysis(GraphToy.falling).hitProbability == 1)
    #expect(try analysis(GraphToy.leaving).schedules == nil)
  }

  @Test("a large loop is solved as exactly as a small one")
  func largeLoop() throws {
    // Each CPU leaves well or badly, as likely as not.
    let found = try analysis(GraphToy.longWayRound)
    #expect(abs(try #require(found.hitProbability) - 7.0 / 8) < 1e-13)
    let two = try analysis(GraphToy.longWayRound.calling("leave", "leave"))
    #expect(abs(try #require(two.hitProbability) - 3.0 / 4) < 1e-13)
  }

  @Test("a way out that is hardly ever taken does not spoil the result")
  func rareExit() {
    var system = ExitSystem(size: 2)
    system.add(1 - 1e-12, from: 0, to: 1)
    system.addExit(0.75e-12, from: 0, value: 1)
    system.addExit(0.25e-12, from: 0, value: 0)
    system.add(1, from: 1, to: 0)
    for value in system.solve() { #expect(abs(value - 0.75) < 1e-15) }
  }

  @Test(
    "random runs hit as often as computed",
    arguments: [
      ("swap-delete", "page-index", ["offset=any"]), ("swap-delete", "page-index", ["readers=2"]),
      ("two-callers", "page-index", []), ("tmpfs", "index-at-delete", []), ("reclaim", "index", []),
      ("thp-split", "mask-hugetlb", ["deleted=0"]), ("thp-split", "mask-hugetlb", ["deleted=0", "readers=2"]),
      ("thp-split", "index-at-delete", []), ("oops-2019-03-29", "index", []), ("swap-delete", "mask", []),
    ])
  func simulation(scenario: String, proposal: String, settings: [String]) throws {
    let set = settings.map { $0.split(separator: "=").map(String.init) }.map { (name: $0[0], value: $0[1]) }
    let model = try KernelModel(scenario: scenario, proposal: proposal, set: set)
    let probability = try #require(try analysis(model, .numbers).hitProbability)
    let (runs, seed) = (4000, UInt64(20190331))
    let share = Double(hits(of: model, runs: runs, seed: seed)) / Double(runs)
    // A deviation of four standard errors comes up once in 16,000 tests.
    let error = (probability * (1 - probability) / Double(runs)).squareRoot()
    #expect(abs(share - probability) <= 4 * error, "seed \(seed): \(share) instead of \(probability)")
  }
}
