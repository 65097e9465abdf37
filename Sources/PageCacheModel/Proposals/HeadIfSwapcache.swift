import RaceMachine

extension Proposal {
  /// P2: return the head if the page is in the swap cache; else derive from ->index.
  ///
  /// Mailed by Matthew Wilcox on 23 March 2019 as a stop-gap, with the remark that it cannot be right for huge
  /// pages in swap.
  static let headIfSwapcache = Proposal(
    id: "head-if-swapcache", label: "P2", title: "return the head if in the swap cache",
    summary: "A swap-cache page is returned as it is, the head; any other goes the way of ->index.",
    date: "2019-03-23", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 23 March 2019",
    standing:
      "Costs nothing. Hands out the head for every subpage, and a deletion can clear the flag that it asks for.",
    formula: .subtractIndex,
    derivation: { kernel in
      [
        kernel.findSubpage(indexFrom: "head_index", after: kernel.headIfSwapCache), kernel.headIndex,
      ]
    })
}

extension KernelProcedures {
  /// The shortcut of P2: `if (PageSwapCache(page)) return page`.
  func headIfSwapCache(_ page: Local, _ offset: Local) -> [Procedure.Element] {
    [
      Load("if (PageSwapCache(page)) return page", memory.pages.flags(page, .swapcache, .swapbacked)) { c, flags in
        let inSwapCache = PageFlags(flags).isSwapCache
        c.show(inSwapCache ? "yes" : "no")
        guard inSwapCache else { return .next }
        c.observe("page", c[page], .page)
        c.observe("found", c[page], .page)
        return .back(c[page])
      }.element
    ]
  }
}
