import RaceMachine

/// The windows of a lookup against a deletion, and the derivation that needs no race (kernel-facts 5.1).
extension ReportEvidence {
  /// P1: ->index is taken for the swap offset.
  func withoutRace(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard let index = report.index else { return nil }
    let takers = proposals.filter { $0.alwaysTakesIndex && !$0.keepsEntryInIndex && $0.letsDeletionIn }
    if isUpper && indexIsLinear || !isUpper && index == 0 { return nil }
    guard let slot, !isAsFile else {
      return candidate(
        .withoutRace, takers, isStrong: false,
        ["If the derivation takes ->index, whatever the flag says, it had \(text(index)), and needed no race."])
    }
    let last = slot + nr - 1
    guard isUpper ? index + nr <= last : index > slot else { return nil }
    let sum = isUpper ? "\(text(index)) \(plusNr) <= \(text(last))" : "\(text(index)) > \(text(slot))"
    return candidate(
      .withoutRace, takers, isStrong: true,
      [
        "The page is in the swap cache, at slot \(text(slot)) by its ->private, and stays there.",
        "Its ->index is \(indexMeaning(index)), not the slot. A derivation that takes it finds \(sum).",
      ])
  }

  /// W1.
  func flagThenCleared(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard isUpper else { return nil }
    let takers = proposals.filter {
      // Such a deletion would have left a swap offset in ->index.
      $0.asksFlagForField && $0.letsDeletionIn && !($0.overwritesIndex && indexIsLinear)
    }
    if report.privateWord ?? 0 != 0 {
      return candidate(
        .flagThenCleared, takers, isStrong: false,
        ["->private may have been 0 at the check, and have got the entry of a new slot since."])
    }
    var reasons: [String] = []
    if let index = report.index, indexIsLinear {
      reasons.append(
        "Had the derivation taken ->index, \(text(index)) \(plusNr) <= offset would need \(area(index))."
          + " So it took ->private, and had seen the swap-cache flag set.")
    }
    reasons.append(
      report.privateWord == 0
        ? "->private is 0, already cleared by the deletion: 0 \(plusNr) <= offset holds for every slot beyond the page."
        : "->private is not in the report; 0, as a deletion leaves it, makes 0 \(plusNr) <= offset.")
    if report.isInSwapCache == false {
      reasons.append(
        "The dump shows the flag clear because it is read later, field by field: the deletion has finished meanwhile.")
    }
    return candidate(.flagThenCleared, takers, isStrong: report.privateWord == 0 || indexIsLinear, reasons)
  }

  /// W2.
  func flagCleared(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard let index = report.index else { return nil }
    if isUpper && indexIsLinear || !isUpper && index == 0 { return nil }
    let takers = proposals.filter {
      ($0.asksFlagForField || $0.asksFlagForHead) && $0.letsDeletionIn && !($0.overwritesIndex && indexIsLinear)
    }
    let sum = isUpper ? "\(text(index)) \(plusNr) <= offset" : "\(text(index)) > offset"
    guard hasLeft, report.isInSwapCache != true else {
      return candidate(
        .flagCleared, takers, isStrong: false,
        ["The flag may have been clear at the check, and have been set since."])
    }
    let others = isUpper ? "" : " 0 from a cleared ->private is never above an offset, so ->private was not read."
    return candidate(
      .flagCleared, takers, isStrong: true,
      [
        "The swap-cache flag is clear: the page has left the swap cache."
          + " A lookup that saw it clear takes ->index, \(indexMeaning(index)): \(sum).\(others)"
      ])
  }

  /// What ->index is for such a page.
  private func indexMeaning(_ index: Word) -> String {
    if index == 0 { return "0, as of a page that was never mapped" }
    return indexIsLinear ? "\(text(index)), its place in the task's memory" : text(index)
  }

  /// Whether the page belongs to a file.
  var isAsFile: Bool { report.isFile == true }
}
