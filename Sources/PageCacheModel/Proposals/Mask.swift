import RaceMachine

extension Proposal {
  /// P9: mask the offset. A swap cluster is aligned, so the low bits of the offset are the number of the subpage.
  ///
  /// Mailed by Kirill Shutemov on 1 April 2019; the idea was asked for by Matthew Wilcox on 23 March. It reads only
  /// what a deletion leaves alone. hugetlbfs, which counts its index in huge pages, is what it breaks (4 April).
  static let mask = Proposal(
    id: "mask", label: "P9", title: "mask the offset",
    summary: "The subpage is head + (offset AND nr − 1): it reads nothing that a deletion changes.",
    date: "2019-04-01", author: "Kirill A. Shutemov",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 1 April 2019",
    standing: "Costs nothing. Right against deletion; hands out tail pages of hugetlb files.",
    formula: .mask,
    derivation: { [$0.findSubpageByMask()] })
}

extension KernelProcedures {
  /// `find_subpage()` of P9 (kernel-facts 3.2): the order of the compound page is all that it reads. `shortcut` stands
  /// before: a way to answer without it.
  func findSubpageByMask(after shortcut: (_ page: Local, _ offset: Local) -> [Procedure.Element] = { _, _ in [] })
    -> Procedure
  {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let nr = frame.local("nr")
    return Procedure("find_subpage", frame) {
      shortcut(page, offset)
      if debugVM {
        Load("VM_BUG_ON(PageTail(page))", memory.pages.compoundHead(page)) { c, head in
          c.show(head == 0 ? "no" : "yes")
          return head == 0 ? .next : c.bug(.tail, c[page])
        }
      }
      Call("nr = 1 << compound_order(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        c.show("\(c[nr])")
        return .next
      }
      Compute("return page + (offset & (nr - 1))") { c in
        let subpage = c[offset] & (c[nr] &- 1)
        let found = c[page] &+ subpage &* KernelPointer.pageStructSize
        c.observe("page", c[page], .page)
        c.observe("nr", c[nr], .decimal)
        c.observe("subpage", subpage, .decimal)
        c.observe("found", found, .page)
        c.show(ValueFormat.page.text(found))
        return .back(found)
      }
    }
  }
}
