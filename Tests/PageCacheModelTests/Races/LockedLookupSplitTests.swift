import RaceMachine
import Testing

@testable import PageCacheModel

extension Proposal {
  /// Every swap lookup under the i_pages lock, and a split that rewrites the slots under the same lock.
  fileprivate static let lockedLookupsRewritingSplit: Proposal = {
    var proposal = Proposal.lockEveryCaller
    proposal.split = .rewritesSlots
    return proposal
  }()
}

/// Two fixes that are each right, together.
@Suite struct LockedLookupSplitTests {
  @Test(
    "a lookup that holds the i_pages lock spins on a head that a split has frozen, and the split waits for the lock")
  func livelock() throws {
    let model = try KernelModel(.thpSplit, under: .lockedLookupsRewritingSplit)
    let machine = Machine(model)
    var schedule = Schedule()
    func step(_ cpu: Int) throws -> [String] {
      schedule.append(Move(cpu: cpu))
      return try machine.step(Move(cpu: cpu)).lines.map { model.program.lines[$0.line].name }
    }
    // The split freezes the head first, and takes the lock for the slots afterwards.
    while machine.view.word(machine.refcount(of: model)) != 0 { _ = try step(1) }
    // The lookup comes in between: it gets the lock, and no reference.
    while try !step(0).contains("page_cache_get_speculative(page)") {}
    while machine.view.canRun(1) { _ = try step(1) }
    #expect(machine.view.status(of: 1) == .blocked("waits for i_pages lock, held by CPU 0"))
    let round = try #require(
      try (1...20).first { steps in
        try Schedule(schedule.items, loop: [.run(cpu: 0, steps: steps)]).loopFinding(in: model)
          == .livelock(running: [0])
      })
    #expect(round > 1)
  }

  @Test("the same lookups hold against a deletion, and the same split holds without them")
  func apart() throws {
    #expect(Exploration(try KernelModel(.swapDeleteTHP, under: .lockedLookupsRewritingSplit)).kinds.isEmpty)
    #expect(Exploration(try KernelModel(.thpSplit, under: .maskHugetlbSplit)).kinds.isEmpty)
  }
}

extension Machine {
  /// The word of the head's reference count.
  fileprivate func refcount(of model: KernelModel) -> Address {
    model.memory.pages.row[0] + PageFrames.Field.refcount
  }
}
