import RaceMachine

/// Windows in which the fields are valid, but speak of another place.
extension ReportEvidence {
  /// W3: ->private names a new slot.
  func moved(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    let takers = proposals.filter { $0.asksFlagForField && $0.letsDeletionIn }
    guard let slot else {
      return candidate(
        .moved, takers, isStrong: false,
        ["The page may have moved to another slot before the check, and have left the swap cache again since."])
    }
    let side = isUpper ? "below" : "above"
    let sum = isUpper ? "\(text(slot)) \(plusNr) <= offset" : "\(text(slot)) > offset"
    return candidate(
      .moved, takers, isStrong: true,
      [
        "The page is in the swap cache, at slot \(text(slot)) of swap area \(SwapEntry.type(report.swapEntry ?? 0))."
          + " If the lookup wanted another slot, the page has moved after the recheck, to a slot \(side) it: \(sum)."
      ])
  }

  /// W3 where ->index holds the swap entry.
  func movedRoles(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard let index = report.index, let word = report.privateWord else { return nil }
    let offset = SwapEntry.offset(index)
    let takers = proposals.filter { $0.keepsEntryInIndex && $0.alwaysTakesIndex }
    guard index != 0, offset < SwapSize.limit else { return nil }
    if !isUpper, offset == 0 { return nil }
    let isSwapped = word >= SwapSize.limit && slot == nil
    let sum = isUpper ? "\(text(offset)) \(plusNr) <= offset" : "\(text(offset)) > offset"
    return candidate(
      isAsFile ? .bothCaches : .moved, takers, isStrong: isSwapped,
      [
        "If ->index holds the swap entry and ->private the linear index, the page is at slot \(text(offset)),"
          + " and the lookup wanted another: \(sum)."
      ])
  }

  /// A file lookup that goes by the flag of a page that is in both caches.
  func bothCaches(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard report.isAnonymous != true, let index = report.index else { return nil }
    let takers = proposals.filter(\.asksFlagForField)
    guard isAsFile, let slot, slot != index else {
      let mayBe = report.mapping == nil || report.mapping == 0 || isAsFile
      return mayBe
        ? candidate(
          .bothCaches, takers, isStrong: false,
          ["The page may be one of tmpfs that was in its file and in the swap cache at the check."]) : nil
    }
    let sum: String
    if isUpper, slot > index {
      guard index >= nr else { return nil }
      sum = "->private while it is not yet set, or cleared again: 0 \(plusNr) <= \(text(index))"
    } else {
      guard isUpper == (slot < index) else { return nil }
      let comparison = isUpper ? "\(plusNr) <=" : ">"
      sum = "the slot \(text(slot)) for an index: \(text(slot)) \(comparison) \(text(index))"
    }
    return candidate(
      .bothCaches, takers, isStrong: true,
      [
        "->mapping is a file's, and the page has the swap-cache flag: it is in both caches, as tmpfs pages are for a"
          + " while.",
        "A lookup in the file that goes by the flag takes \(sum).",
      ])
  }
}
