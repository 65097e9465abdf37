import RaceMachine

extension Proposal {
  /// P9b: mask the offset, but return the head of a hugetlb page, whose index counts huge pages.
  ///
  /// Mailed by Kirill Shutemov on 4 April 2019 and merged for v5.2-rc1. Right against deletion; the split of a huge
  /// page in the swap cache leaves slots that name the old head (29 May, 1 June), and it was reverted before v5.2.
  static let maskHugetlb = Proposal(
    id: "mask-hugetlb", label: "P9b", title: "mask the offset, except for hugetlb",
    summary: "A hugetlb page is returned as its head; else the subpage is head + (offset AND nr − 1).",
    date: "2019-04-04", author: "Kirill A. Shutemov",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 4 April 2019; 5fd4ca2d84b2",
    standing: "In v5.2-rc1, reverted before v5.2. A split of a huge page leaves stale heads in the slots.",
    formula: .mask,
    derivation: { kernel in [kernel.findSubpageByMask(after: kernel.headIfHugetlb)] })
}

extension KernelProcedures {
  /// The shortcut of P9b: `if (PageHuge(page)) return page`: two loads, PG_head and the compound page's destructor.
  func headIfHugetlb(_ page: Local, _ offset: Local) -> [Procedure.Element] {
    [
      Load("if (PageHuge(page))", memory.pages.flags(page, .head)) { c, flags in
        let isHead = PageFlags(flags).has(.head)
        c.show(isHead ? "compound" : "no")
        return isHead ? .next : .go("small")
      }.element,
      Load("  page[1].compound_dtor == HUGETLB ?", memory.pages.compoundDestructor(page)) { c, destructor in
        let isHugetlb = destructor == PageFrames.hugetlbDestructor
        c.show(isHugetlb ? "yes" : "no")
        guard isHugetlb else { return .next }
        c.observe("page", c[page], .page)
        c.observe("found", c[page], .page)
        return .back(c[page])
      }.element,
      At("small").element,
    ]
  }
}
