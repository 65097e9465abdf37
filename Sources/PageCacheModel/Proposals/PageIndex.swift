import RaceMachine

extension Proposal {
  /// P3: derive from `page_index()`, which reads ->private of a swap-cache page and ->index of any other.
  ///
  /// Mailed by Matthew Wilcox on 24 March 2019 for Kirill Shutemov, in -mm from 26 March; it is under this fix that
  /// the panic of 29 March was reported. The flag and the field are two loads, and a deletion can come before,
  /// between or after.
  static let pageIndex = Proposal(
    id: "page-index", label: "P3", title: "derive from page_index()",
    summary: "The subpage is head − page_index(head) + offset; the swap-cache flag decides which field is the index.",
    date: "2019-03-24", author: "Matthew Wilcox, relaying Kirill A. Shutemov",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 24 March 2019",
    standing: "Costs nothing. Breaks when a deletion clears the field between the recheck and the derivation.",
    formula: .subtractIndex,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] })
}
