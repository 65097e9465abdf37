import RaceMachine

/// What a report can show of a proposal: which checks it has, and what its derivation reads. Read off its procedures.
struct ProposalTraits {
  let proposal: Proposal
  private let program: Program

  init?(_ proposal: Proposal) {
    self.proposal = proposal
    guard let scenario = Catalogue.scenarios.first, let model = try? KernelModel(scenario, under: proposal) else {
      return nil
    }
    program = model.program
  }

  /// All proposals.
  static let all: [ProposalTraits] = Catalogue.proposals.compactMap(ProposalTraits.init)

  /// Whether the check is anywhere in its kernel.
  func has(_ bug: VMBug) -> Bool {
    switch bug {
    case .indexAboveOffset, .indexBelowRange: hasLine(in: "find_subpage") { $0 == "VM_BUG_ON(\(bug.condition))" }
    // What a slot names is no tail where the slots name heads.
    case .tail: proposal.slots == .heads
    case .entryIsNotPage, .notSwapCache, .notLocked, .hasPrivate: true
    }
  }

  /// Whether it derives from ->private if the page has the swap-cache flag, and from ->index if not.
  var asksFlagForField: Bool { program.number(of: "page_index") != nil }

  /// Whether it derives from ->index only if the page does not have the swap-cache flag.
  var asksFlagForHead: Bool { hasLine(in: "find_subpage") { $0.contains("PageSwapCache(page)") } }

  /// Whether its deletion writes the swap offset to ->index.
  var overwritesIndex: Bool { hasLine(in: "__delete_from_swap_cache") { $0.hasPrefix("page->index = ") } }

  /// Whether it derives from ->index, whatever the flag says.
  var alwaysTakesIndex: Bool { proposal.formula == .subtractIndex && !asksFlagForField && !asksFlagForHead }

  /// Whether ->index holds the swap entry.
  var keepsEntryInIndex: Bool { proposal.swapEntryField == .index }

  /// Whether a hugetlb page is returned as its head.
  var returnsHugetlbHead: Bool { hasLine(in: "find_subpage") { $0.contains("PageHuge(page)") } }

  /// Whether a deletion can come between the checks of a lookup in the swap cache and its derivation.
  var letsDeletionIn: Bool {
    let isOpen = proposal.lookups == .unlocked || proposal.lookups == .lockedForReclaim
    return isOpen && proposal.clearing == .withTheSlots
  }

  private func hasLine(in procedure: String, where matches: (String) -> Bool) -> Bool {
    guard let number = program.number(of: procedure) else { return false }
    return program.lines[program.lineRanges[number]].contains { matches($0.name) }
  }
}
