import PageCacheModel
import Testing

@testable import RaceCost

/// What an operation costs is what the machine has run.
@Suite struct RecordingTests {
  /// All but the one that is wrong without any race.
  static let proposals = Catalogue.proposals.filter { $0.id != "index" }

  @Test("a proposal that breaks even alone has no cost: index hands out a wrong page")
  func broken() throws {
    #expect(throws: CostError.self) { try RecordedProposal(Catalogue.proposal("index")) }
  }

  private func steps(_ operation: SwapOperation, _ proposal: String) throws -> [RecordedStep] {
    try Recording(operation, under: Catalogue.proposal(proposal)).steps
  }

  private func locks(_ steps: [RecordedStep]) -> [String] {
    steps.compactMap {
      switch $0.action {
      case .lock(let lock): "+" + lock.name
      case .unlock(let lock): "-" + lock.name
      default: nil
      }
    }
  }

  @Test("every operation of every proposal runs to its end, and gives back each lock", arguments: proposals)
  func balanced(_ proposal: Proposal) throws {
    for operation in SwapOperation.allCases {
      let steps = try Recording(operation, under: proposal).steps
      #expect(steps.count > 4, "\(operation)")
      var held: Set<String> = []
      for lock in locks(steps) {
        let name = String(lock.dropFirst())
        let changed = lock.hasPrefix("+") ? held.insert(name).inserted : held.remove(name) != nil
        #expect(changed, "\(operation): \(lock)")
      }
      #expect(held.isEmpty, "\(operation)")
      #expect(steps.count { $0.action == .enterSection } == steps.count { $0.action == .leaveSection })
    }
  }

  @Test("a lookup takes the lock that its proposal says, and no other")
  func lookupLocks() throws {
    for proposal in ["subpages", "page-index", "lock-one-caller", "synchronize-rcu", "mask-hugetlb-split"] {
      #expect(try locks(steps(.lookup, proposal)).isEmpty)
    }
    #expect(try locks(steps(.lookup, "lock-every-caller")) == ["+i_pages lock", "-i_pages lock"])
    #expect(try locks(steps(.lookup, "find-get-head")) == ["+page lock", "-page lock"])
  }

  @Test("lock-one-caller locks the lookup of reclaim")
  func reclaimLocks() throws {
    let usual = try locks(steps(.reclaim, "page-index"))
    #expect(try locks(steps(.reclaim, "lock-one-caller")) == ["+i_pages lock", "-i_pages lock"] + usual)
  }

  @Test("only synchronize-rcu waits for readers, and holds the page lock but no spinlock meanwhile")
  func gracePeriods() throws {
    for proposal in Catalogue.proposals {
      let steps = try Recording(.exit, under: proposal).steps
      let wait = steps.firstIndex { $0.action == .waitForReaders }
      #expect((wait != nil) == (proposal.id == "synchronize-rcu"))
      guard let wait else { continue }
      var held: [String] = []
      for lock in locks(Array(steps[..<wait])) {
        if lock.hasPrefix("+") { held.append(String(lock.dropFirst())) } else { held.removeAll { "-" + $0 == lock } }
      }
      #expect(held == ["page lock"])
    }
  }

  @Test("a lookup walks four levels, takes a reference and gives it back")
  func lookup() throws {
    let steps = try steps(.lookup, "mask-hugetlb-split")
    #expect(steps.first?.action == .enterSection)
    for level in 0..<4 { #expect(steps.contains { $0.line == .entry(level: level) && $0.action == .read }) }
    #expect(steps.count { $0.action == .atomic && $0.line == .page } == 2)
    #expect(steps.contains { $0.line == .addressSpace(part: 0) && $0.action == .read })
  }

  @Test("a deletion empties the slot once, an insertion fills it once, a lookup leaves it alone")
  func moves() throws {
    for proposal in Self.proposals {
      for operation in SwapOperation.allCases {
        let count = try Recording(operation, under: proposal).steps.count { $0.movesPage }
        let isLookup = operation == .lookup || operation == .missedLookup
        #expect(count == (isLookup ? 0 : 1), "\(operation) under \(proposal.id)")
      }
    }
  }

  @Test("a lookup knows whether the page is there when it has read the slot")
  func undecided() throws {
    for proposal in Self.proposals {
      let recorded = try RecordedProposal(proposal)
      let found = recorded.recordings[SwapOperation.lookup.rawValue].steps
      #expect(found[recorded.undecidedSteps - 1].line == .entry(level: 0), "\(proposal.id)")
    }
  }
}
