@testable import RaceCost
@testable import RaceScreen
import Testing

@Suite("Where a knee comes from")
struct CostKneeTests {
  private func knee(_ proposal: String) throws -> CostKnee {
    var results: [(cpus: Int, result: CostResult)] = []
    for cpus in CostPage.cpus {
      results.append((cpus, try #require(try Handmade.cost(CostQuestion(proposal, cpus: cpus, mix: 10)).result)))
    }
    return try #require(CostKnee(results))
  }

  @Test("a curve that bends: where, the lock, how its share grows")
  func bends() throws {
    let knee = try knee("lock-every-caller")
    #expect(
      knee.place.map { [$0.last, $0.first] } == [32, 64] || knee.place.map { [$0.last, $0.first] } == [64, 128])
    let words = knee.sentences.joined(separator: " ")
    #expect(words.contains("The knee lies between"))
    #expect(words.contains("waiting for the i_pages lock takes"))
    #expect(words.contains("On 256 CPUs, the i_pages lock is held 99.0 % of the time."))
  }

  @Test("a straight curve has none; one that waits from the beginning says so")
  func straight() throws {
    let shipped = try knee("mask-hugetlb-split").sentences
    #expect(shipped == ["No knee: 256 CPUs make 100.0 % of 256 times what one makes."])
    let waiting = try knee("synchronize-rcu").sentences
    #expect(waiting.first == "On one CPU already, waiting for grace periods takes 98.0 % of its time.")
  }

  @Test("nothing is said before both ends are known")
  func unknown() throws {
    let one = try #require(try Handmade.cost(CostQuestion("mask", cpus: 4, mix: 0)).result)
    #expect(CostKnee([]) == nil && CostKnee([(4, one), (16, one)]) == nil)
  }
}

@Suite("Axes and figures")
struct ChartAxisTests {
  @Test("a logarithm is right to a billionth")
  func logarithm() {
    for (value, logarithm) in [
      (1.0, 0.0), (2, 1), (8, 3), (0.5, -1), (10, 3.3219280948873626), (1e6, 19.931568569324174),
    ] {
      #expect(abs(Logarithm.binary(value) - logarithm) < 1e-9)
    }
    #expect(Logarithm.powerOfTen(atMost: 625) == 100 && Logarithm.powerOfTen(atLeast: 625) == 1_000)
    #expect(Logarithm.powerOfTen(atMost: 1_000) == 1_000 && Logarithm.powerOfTen(atLeast: 1_000) == 1_000)
  }

  @Test("an axis has its numbers at round places")
  func axis() {
    let log = ChartAxis(around: 625, 4.9e6, .log)
    // From 500 to 5 M: four decades.
    #expect(log.ticks == [1_000, 1e4, 1e5, 1e6])
    #expect(log.place(500) == 0 && abs(log.place(5e4) - 0.5) < 1e-9 && abs(log.place(5e6) - 1) < 1e-9)
    let linear = ChartAxis(around: 625, 4.9e6, .linear)
    #expect(linear.ticks == [0, 1e6, 2e6, 3e6, 4e6] && linear.place(0) == 0)
    #expect(ChartAxis(5, 5, .log).place(5) == 0.5)
  }

  @Test("figures have three digits that count")
  func figures() {
    #expect(CostFigures.rate(4_943_000) == "4.94 M" && CostFigures.rate(999_700) == "1.00 M")
    #expect(CostFigures.time(212.4) == "212 ns" && CostFigures.time(nil) == "-")
    #expect(CostFigures.fixed(0.055, 2) == "0.06" && CostFigures.fixed(-1.25, 1) == "-1.3")
    #expect(CostFigures.fixed(0, 2) == "0.00" && CostFigures.fixed(1e20, 2) == "1e+20")
  }
}
