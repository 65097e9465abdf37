import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// Which loops are livelocks, and the runs that show them.
@Suite struct GraphLoopTests {
  /// The livelock of `model`, which is checked; nil if there is none.
  private func livelock(_ model: any Model) throws -> Finding? {
    let finding = try analysis(model, .loops).findings.first { $0.violation == GraphAnalysis.livelock }
    if let finding {
      try expectReplay(finding.shortest, to: finding.violation, in: model)
      try expectReplay(finding.fewestSwitches, to: finding.violation, in: model)
    }
    return finding
  }

  private func schedule(_ toy: GraphToy, _ calls: String...) throws -> String? {
    var toy = toy
    if !calls.isEmpty {
      toy.tasks = calls.map { call in RaceTask(call, symmetryClass: calls.firstIndex(of: call) ?? 0) }
    }
    return try livelock(toy)?.shortest?.schedule.description
  }

  @Test("a spinner alone, two of them, and one that somebody may release")
  func spinning() throws {
    #expect(try schedule(.spinning) == "(0)*")
    #expect(try schedule(.spinning, "spin", "spin") == "(0 1)*")
    // Whoever can set the word can always run, so a fair scheduler lets it.
    #expect(try schedule(.spinning, "spin", "set") == nil)
    #expect(try schedule(.spinning, "spin", "set", "spin") == nil)
  }

  @Test("blocked CPUs need not take a step")
  func blocked() throws {
    // CPU 2 never gives the lock back, so CPU 1 never sets the word.
    #expect(try schedule(.spinning, "spin", "wait and set", "lock for ever") == "2 (2 0)*")
    // Whoever waits for the lock is blocked in one of two states.
    #expect(try schedule(.handing) == "(0*2)*")
    #expect(try schedule(.handing, "lock and unlock", "lock and unlock", "lock and unlock") == "(0*2)*")
  }

  @Test("who can always run must take a step")
  func trying() throws {
    let finding = try #require(try livelock(GraphToy.trying))
    #expect(finding.shortest?.steps == 3)
    #expect(try livelock(GraphToy.trying.calling("try", "try", "try"))?.shortest?.steps == 4)
  }

  @Test("identical CPUs at different places of a loop are not the same CPU")
  func barrier() throws {
    // One spins for ever while the other could arrive: unfair, whichever is which.
    #expect(try schedule(.barrier) == nil)
    #expect(try schedule(.barrier, "arrive", "arrive", "arrive") == nil)
    #expect(try schedule(.barrier, "arrive") == "0 (0)*")
    #expect(try schedule(.longBarrier) == nil)
  }

  @Test("identical CPUs that change roles")
  func roles() throws {
    // All of them try, one at least takes the long way round.
    let finding = try #require(try livelock(GraphToy.roles))
    #expect(finding.shortest?.steps == 6)
    // A watcher leaves as soon as it looks at the right time, so it can be made to look at the wrong one.
    #expect(try schedule(.roles, "play", "watch") == "(1 0*4)*")
  }

  @Test("identical CPUs whose roles are changed by another one")
  func seats() throws {
    // Whoever has no seat cannot go round, but both have it in turn.
    #expect(try schedule(.seats) == "0 1 (0 2 1 2)*")
  }

  @Test("the loop names what is chosen")
  func choices() throws {
    #expect(try schedule(.falling) == "(0(way=0) 1(way=0) 2(way=0))*")
    #expect(try schedule(.leaving) == "(0(way=0))*")
  }

  @Test("a fault that retries for ever", arguments: ["1", "2"])
  func faultTHP(readers: String) throws {
    let model = try KernelModel(scenario: "fault-thp", proposal: "head-if-swapcache", set: [("readers", readers)])
    let finding = try #require(try livelock(model))
    #expect(finding.shortest?.schedule.loop.allSatisfy { $0.cpu < 2 } == true)
  }

  @Test("a lookup that never meets its page again after a split", arguments: ["1", "2"])
  func split(readers: String) throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0"), ("readers", readers)])
    #expect(try livelock(model) != nil)
    #expect(try livelock(KernelModel(scenario: "thp-split", proposal: "subpages")) == nil)
  }

  @Test("a loop in which nobody is interrupted without need")
  func fewSwitches() throws {
    let model = try KernelModel(
      scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0"), ("readers", "2")])
    let run = try #require(try livelock(model)?.fewestSwitches)
    // Each reader goes round once, all at a time.
    #expect(run.schedule.loop.map(\.cpu) == [0, 1])
  }
}
