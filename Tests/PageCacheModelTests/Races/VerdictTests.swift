import PageCacheModel
import RaceMachine
import Testing

/// What every interleaving of a lookup and a deletion can end in, under each proposal.
@Suite struct VerdictTests {
  static let lower = Violation("vm-bug", "index > offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")

  @Test("page-index breaks in both windows, whoever deletes", arguments: ["reuse", "exit"])
  func pageIndexBreaks(deleter: String) throws {
    let model = try KernelModel(scenario: "swap-delete", proposal: "page-index", set: [("deleter", deleter)])
    #expect(Exploration(model).kinds == [Self.upper, Self.lower])
  }

  @Test("page-index breaks for a huge page in both windows")
  func pageIndexBreaksForHugePages() throws {
    let model = try KernelModel(scenario: "swap-delete-thp", proposal: "page-index")
    #expect(Exploration(model).kinds == [Self.upper, Self.lower])
  }

  @Test(
    "subpage pointers and the mask survive every interleaving",
    arguments: ["subpages", "mask"], ["swap-delete", "swap-delete-thp", "oops-2019-03-29"])
  func safeProposals(proposal: String, scenario: String) throws {
    let exploration = Exploration(try KernelModel(scenario: scenario, proposal: proposal))
    #expect(exploration.kinds.isEmpty)
    #expect(exploration.ends > 0)
  }

  @Test("safe proposals find the wanted subpage whichever it is", arguments: ["subpages", "mask"])
  func anyOffset(proposal: String) throws {
    let model = try KernelModel(scenario: "swap-delete-thp", proposal: proposal, set: [("offset", "any")])
    #expect(Exploration(model).kinds.isEmpty)
  }

  @Test("without the debug checks page-index hands out another page, in both windows")
  func withoutDebugChecks() throws {
    let model = try KernelModel(
      scenario: "swap-delete-thp", proposal: "page-index", set: [("debug-vm", "off")])
    #expect(Exploration(model).kinds == [Violation("wrong-page", "not the home of that offset")])
  }

  @Test("the reported panic is reachable, and so is the lower check")
  func oops() throws {
    let model = try KernelModel(scenario: "oops-2019-03-29")
    #expect(Exploration(model).kinds == [Self.upper, Self.lower])
  }

  @Test("the shortest run to each check replays to the same check")
  func counterexamplesReplay() throws {
    let model = try KernelModel(scenario: "swap-delete")
    for (violation, moves) in Exploration(model).violations {
      var schedule = Schedule()
      for move in moves { schedule.append(move) }
      let machine = Machine(model)
      var last: StepEvent?
      try machine.run(Schedule(parsing: schedule.description)) { event in
        last = event
        return true
      }
      #expect(last?.violations.first == violation)
    }
  }
}
