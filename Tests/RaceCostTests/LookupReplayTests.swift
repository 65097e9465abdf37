import PageCacheModel
import Testing

@testable import RaceCost

/// What a real computer is asked to do is what the simulation charges for.
@Suite struct LookupReplayTests {
  @Test("one lookup a page, each with its own struct page and slot, all below the number of lines")
  func pages() throws {
    let recorded = try RecordedProposal(Catalogue.proposal("lock-every-caller"))
    let replay = LookupReplay(recorded, pages: 64)
    #expect(replay.steps.count == 64 * replay.stepsPerLookup)
    #expect(replay.steps.allSatisfy { (0..<replay.lineCount).contains(Int($0.line)) })
    let actions = replay.steps.prefix(replay.stepsPerLookup).map(\.action)
    #expect(actions.first == .lock && actions.count { $0 == .lock } == 1 && actions.count { $0 == .unlock } == 1)
    // The reference is taken and given back.
    #expect(actions.count { $0 == .atomic } == 2)
    #expect(Set(replay.steps.filter { $0.action == .atomic }.map(\.line)).count == 64)
  }

  @Test("a plain walk is the same walk without anything but loads")
  func plain() throws {
    let recorded = try RecordedProposal(Catalogue.proposal("mask-hugetlb-split"))
    let (all, plain) = (LookupReplay(recorded, pages: 64), LookupReplay(recorded.onlyReading, pages: 64))
    #expect(all.steps.map(\.line) == plain.steps.map(\.line))
    #expect(plain.steps.allSatisfy { $0.action == .read } && all.steps.contains { $0.action == .atomic })
  }
}
