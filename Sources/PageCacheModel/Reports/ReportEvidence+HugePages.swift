import RaceMachine

/// What huge pages have to do with a report: stale heads, and hugetlb files.
extension ReportEvidence {
  /// A lookup by a slot that a split left to the old head: a small page now, at an aligned slot.
  func staleHead(_ isUpper: Bool, _ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    guard isUpper, report.has(.head) != true, !report.isTail else { return nil }
    // The smallest huge page of any geometry has four pages.
    if let part = report.pfnInHugePage, part % 4 != 0 { return nil }
    let takers = proposals.filter {
      $0.proposal.split == .leavesSlots && ($0.proposal.formula == .subtractIndex)
    }
    guard let slot, slot != 0, slot % 512 == 0, report.pfnInHugePage == 0 else {
      return candidate(
        .staleHead, takers, isStrong: false,
        ["The page may be the old head of a huge page that was split, found in the slot of another part."])
    }
    return candidate(
      .staleHead, takers, isStrong: true,
      [
        "Frame and slot \(text(slot)) are multiples of 512, and the page is small: it was the head of a huge page that"
          + " was split, and the slots of the others still name it: \(text(slot)) + 1 <= \(text(slot)) + i."
      ])
  }

  /// The deletion found another page in its slot.
  func staleSlot(_ proposals: [ProposalTraits]) -> ReportReading.Candidate? {
    var reasons = [
      "The dump shows what the slot names, not the page that is deleted: that one is locked and in the swap cache."
    ]
    if report.isInSwapCache == false, report.has(.locked) == false {
      reasons.append("The dumped page is neither.")
    }
    let isAligned = report.pfnInHugePage == 0
    if let part = report.pfnInHugePage {
      reasons.append(
        isAligned
          ? "Its frame number is a multiple of 512 and it has no head flag: a former head."
          : "Its frame number is \(part) above a multiple of 512, so it is no former head of a huge page of 512.")
    }
    if let neighbour = report.neighbour {
      reasons.append(
        "\(neighbour.register) points \(neighbour.distance * 64) bytes, \(neighbour.distance) × struct page, further:"
          + " part \(neighbour.distance) of the huge page, the one that is deleted.")
    }
    reasons.append("No lookup takes part. The split left the slot as it was.")
    return candidate(.staleHead, proposals, isStrong: isAligned, reasons + fate)
  }

  /// What became of the old head.
  private var fate: [String] {
    guard let refcount = report.refcount else { return [] }
    if refcount == 0 { return ["Its count is 0: the old head is free."] }
    guard report.isInSwapCache == false, let index = report.index, let mapcount = report.mapcount, mapcount > 0 else {
      return []
    }
    let part = index % 512
    let text = "It is mapped \(mapcount == 1 ? "once" : "\(mapcount) times"), and its index is \(self.text(index))"
    if part == 0 { return ["\(text)."] }
    return [
      "\(text), \(part) above a multiple of 512, which the index of a head is not: the frame was freed and has a new"
        + " owner."
    ]
  }

  /// A tail of a hugetlb page, handed out by the mask.
  func hugeIndex() -> ReportReading.Candidate? {
    let takers = ProposalTraits.all.filter { $0.proposal.formula == .mask && !$0.returnsHugetlbHead }
    guard let tail else {
      return candidate(
        .hugeIndex, takers, isStrong: false,
        ["PG_private is set by design in the second struct page of a hugetlb page, and nowhere else there."])
    }
    var reasons = [
      "\(tail.register) is a struct page whose frame number is \(tail.part) above a multiple of 512: a tail."
        + " The mask makes it of index \(tail.part): head + (\(tail.part) AND 511)."
    ]
    if let flags = flagsRegister {
      reasons.append("\(flags.register) has the flags 0x\(String(flags.word, radix: 16)): bit 13, PG_private.")
    }
    if tail.part == 1 { reasons.append("hugetlb keeps a mark of its own there, in the second struct page.") }
    return candidate(.hugeIndex, takers, isStrong: true, reasons)
  }

  /// A register that holds a `struct page *` of a tail.
  private var tail: (register: String, part: Word)? {
    for (name, value) in report.registers {
      if let pfn = KernelPointer.usualPFN(value), pfn % 512 != 0 { return (name, pfn % 512) }
    }
    return nil
  }

  /// A register that looks like flags with PG_private: the upper bits say zone and node.
  private var flagsRegister: (register: String, word: Word)? {
    report.registers.first { $0.value & 0xffff_ffff == PageFlag.hasPrivate.mask && $0.value >> 32 != 0 }
      .map { ($0.name, $0.value) }
  }
}
