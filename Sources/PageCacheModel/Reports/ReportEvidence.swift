import RaceMachine

/// The figures of a report from which windows are told apart.
struct ReportEvidence {
  let report: PageReport

  init(_ report: PageReport) { self.report = report }

  /// Whether there is anything to tell windows apart by.
  private var hasFigures: Bool { report.index != nil || report.privateWord != nil }

  /// The windows that fit the check `bug`, the simplest explanation first.
  func candidates(_ bug: VMBug, _ proposals: [ProposalTraits]) -> [ReportReading.Candidate] {
    switch bug {
    case .entryIsNotPage:
      return [staleSlot(proposals.filter { $0.proposal.slots == .heads && $0.proposal.split == .leavesSlots })]
        .compactMap(\.self)
    case .hasPrivate: return [hugeIndex()].compactMap(\.self)
    case .indexAboveOffset, .indexBelowRange:
      guard hasFigures else { return [] }
      let isUpper = bug == .indexBelowRange
      return [
        staleHead(isUpper, proposals), bothCaches(isUpper, proposals), withoutRace(isUpper, proposals),
        flagThenCleared(isUpper, proposals), flagCleared(isUpper, proposals), moved(isUpper, proposals),
        movedRoles(isUpper, proposals),
      ].compactMap(\.self)
    case .tail, .notSwapCache, .notLocked: return []
    }
  }

  /// A window, if any proposal has it.
  func candidate(
    _ window: ReportWindow, _ proposals: [ProposalTraits], isStrong: Bool, _ reasons: [String]
  ) -> ReportReading.Candidate? {
    proposals.isEmpty
      ? nil
      : ReportReading.Candidate(
        window: window, reasons: reasons, proposals: proposals.map(\.proposal.id), isStrong: isStrong)
  }
}

extension ReportEvidence {
  /// The pages of the compound page; 1 when nothing is known, as nearly always.
  var nr: Word { report.pageCount ?? 1 }
  /// `+ 1`, as in the check.
  var plusNr: String { "+ \(nr)" }
  /// Whether the page had left the swap cache when it was printed.
  var hasLeft: Bool { report.isInSwapCache == false || report.privateWord == 0 }

  /// Whether ->index is too large to be a slot of any swap area.
  var indexIsLinear: Bool { report.index.map { $0 >= SwapSize.limit } ?? false }

  /// A slot of a swap entry in ->private, if it can be one.
  var slot: Word? { report.swapOffset.flatMap { $0 < SwapSize.limit ? $0 : nil } }

  /// A number as people write it: large ones in hexadecimal digits.
  func text(_ number: Word) -> String { number < 1 << 20 ? "\(number)" : "0x" + String(number, radix: 16) }

  /// How large a swap area must be to have slot `index`.
  func area(_ index: Word) -> String { "a swap area of more than \(SwapSize.tebibytes(index)) TiB" }
}
