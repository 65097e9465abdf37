import PageCacheModel
import Testing

@testable import RaceCost

/// Laws that hold for any queue, and closed forms.
@Suite struct SimulationTests {
  static func result(
    _ proposal: String, cpus: Int, mix: Double = 0, duration: Double = 2e6, seed: UInt64 = 1,
    _ change: (inout CostParameters) -> Void = { _ in }
  ) throws -> CostResult {
    var parameters = CostParameters()
    change(&parameters)
    let load = try CostLoad(cpus: cpus, mix: mix, duration: duration, seed: seed)
    return CostSimulation(try RecordedProposal(Catalogue.proposal(proposal)), load, parameters).run()
  }

  private static let proposals = [
    "subpages", "lock-every-caller", "synchronize-rcu", "find-get-head", "mask-hugetlb-split",
  ]

  @Test("what begins finishes or is under way", arguments: proposals)
  func conservation(_ proposal: String) throws {
    for (cpus, mix) in [(1, 0.0), (16, 10), (64, 50), (256, 5)] {
      let result = try Self.result(proposal, cpus: cpus, mix: mix) { $0.gracePeriod = 100_000 }
      for kind in [result.lookups, result.deletions, result.insertions] {
        #expect(kind.before + kind.started == kind.finished + kind.underWay)
      }
      #expect(result.lookups.finished > 50)
      #expect((result.deletions.finished > 0) == (mix > 0))
    }
  }

  @Test("Little's law: under way = throughput times latency", arguments: proposals)
  func little(_ proposal: String) throws {
    for (cpus, mix) in [(4, 20.0), (64, 10), (256, 10)] {
      let result = try Self.result(proposal, cpus: cpus, mix: mix, duration: 1e7) { $0.gracePeriod = 100_000 }
      for kind in [result.lookups, result.deletions] {
        let product = kind.perSecond * (try #require(kind.mean)) / 1e9
        #expect(abs(kind.meanUnderWay - product) < 0.03 * product, "\(kind.meanUnderWay) is not \(product)")
      }
    }
  }

  @Test("the share of deletions is the mix")
  func mix() throws {
    let result = try Self.result("mask-hugetlb-split", cpus: 64, mix: 20, duration: 1e7)
    let share = Double(result.deletions.started) / Double(result.deletions.started + result.lookups.started)
    #expect(abs(share - 0.2) < 0.01)
    #expect(abs(result.insertions.finished - result.deletions.finished) <= 64)
  }

  @Test("one lock: no more than one lookup for each time that it is held")
  func oneLock() throws {
    for cpus in [32, 128, 256] {
      let result = try Self.result("lock-every-caller", cpus: cpus) { $0.work = 1_000 }
      let lock = try #require(result.locks.first { $0.name == "i_pages lock" })
      #expect(lock.heldShare > 0.95 && lock.heldShare <= 1.001)
      let hold = lock.heldShare / result.lookups.perSecond
      #expect(result.lookups.perSecond <= 1 / hold * 1.001)
      // A lookup under the lock cannot be shorter than one without anybody else.
      let alone = try Self.result("lock-every-caller", cpus: 1)
      let holdAlone = try #require(alone.locks.first?.heldShare) / alone.lookups.perSecond
      #expect(result.lookups.perSecond < 1 / holdAlone)
      #expect(result.lockWaitShare > 0.3 && result.bottleneck?.what == "waiting for the i_pages lock")
    }
  }

  @Test("many address spaces, many locks: the same load does not wait")
  func manySpaces() throws {
    let one = try Self.result("lock-every-caller", cpus: 64) { $0.work = 2_000 }
    let many = try Self.result("lock-every-caller", cpus: 64) { ($0.work, $0.spaces, $0.pages) = (2_000, 64, 64) }
    #expect(many.lookups.perSecond > 2 * one.lookups.perSecond)
    #expect(many.lockWaitShare < one.lockWaitShare / 5)
  }

  @Test("nobody in the way: twice the CPUs, twice the lookups")
  func linear() throws {
    let one = try Self.result("mask-hugetlb-split", cpus: 1, duration: 2e7).lookups.perSecond
    for cpus in [2, 8, 32, 64] {
      let many = try Self.result("mask-hugetlb-split", cpus: cpus, duration: 2e7).lookups.perSecond
      #expect(abs(many / one / Double(cpus) - 1) < 0.03, "\(cpus) CPUs: \(many / one)")
    }
  }

  @Test("alone, a lookup takes the sum of its steps")
  func alone() throws {
    let result = try Self.result("mask-hugetlb-split", cpus: 1)
    let steps = try Recording(.lookup, under: Catalogue.proposal("mask-hugetlb-split")).steps
    let parameters = CostParameters()
    let accesses = steps.count { $0.line != nil }
    let atomics = steps.count { $0.action == .atomic }
    let sum = Double(accesses) * parameters.localHit + Double(atomics) * parameters.atomic
    #expect(abs(try #require(result.lookups.mean) - sum) < 0.001)
    #expect(result.transfersPerLookup == 0)
  }

  @Test("a deletion under synchronize-rcu waits for one grace period at least and two at most")
  func gracePeriod() throws {
    let result = try Self.result("synchronize-rcu", cpus: 16, mix: 5, duration: 1e8) { $0.gracePeriod = 1e6 }
    let usual = try Self.result("page-index", cpus: 16, mix: 5).deletions
    #expect(try #require(result.deletions.p50) >= 1e6)
    #expect(try #require(result.deletions.p99) <= 2e6 + 1e5)
    #expect(try #require(usual.p50) < 5_000)
    #expect(result.bottleneck?.what == "waiting for grace periods")
  }

  @Test("deletions that wait for longer than the simulation count as waiting")
  func unfinishedWaits() throws {
    let result = try Self.result("synchronize-rcu", cpus: 16, mix: 50, duration: 1e6)
    #expect(result.deletions.finished == 0 && result.graceShare > 0.9 && result.graceShare <= 1)
  }

  @Test("the same seed, the same result; another seed, another one")
  func deterministic() throws {
    func text(_ seed: UInt64) throws -> String {
      "\(try Self.result("find-get-head", cpus: 32, mix: 10, duration: 1e6, seed: seed))"
    }
    #expect(try text(1) == text(1))
    #expect(try text(1) != text(2))
  }

  @Test("how far a call goes does not matter")
  func pieces() throws {
    let proposal = try RecordedProposal(Catalogue.proposal("lock-every-caller"))
    let load = try CostLoad(cpus: 16, mix: 10, duration: 1e6)
    let whole = CostSimulation(proposal, load, CostParameters()).run()
    let simulation = CostSimulation(proposal, load, CostParameters())
    while simulation.advance(events: 7) {}
    #expect("\(simulation.result)" == "\(whole)")
  }

  @Test("what is dearer is slower")
  func monotonic() throws {
    func mean(_ change: @escaping (inout CostParameters) -> Void) throws -> Double {
      try #require(try Self.result("mask-hugetlb-split", cpus: 32, mix: 10, change).lookups.mean)
    }
    let usual = try mean { _ in }
    #expect(try mean { $0.writeTransfer *= 2 } > usual)
    #expect(try mean { $0.localHit *= 2 } > usual)
    #expect(try mean { $0.coresPerSocket = 8 } > usual)
  }

  @Test("numbers that cannot be are refused")
  func refused() {
    for (cpus, mix, time) in [(0, 0.0, 1e6), (257, 0, 1e6), (1, -1, 1e6), (1, 50.5, 1e6), (1, 0, 0), (1, .nan, 1e6)] {
      #expect(throws: CostError.self) { try CostLoad(cpus: cpus, mix: mix, duration: time) }
    }
    var parameters = CostParameters()
    for (name, value) in [("localHit", -1.0), ("spaces", 1.5), ("spaces", 65), ("pages", 1), ("work", .infinity)] {
      #expect(throws: CostError.self) { try CostParameter.named(name)?.set(value, in: &parameters) }
    }
    #expect(parameters == CostParameters())
  }
}
