extension Proposal {
  /// P4b: take the i_pages lock around every lookup of a swap entry.
  ///
  /// Named and rejected by Matthew Wilcox on 31 March 2019 as slow and not scalable: one lock covers 64 MiB of swap.
  static let lockEveryCaller = Proposal(
    id: "lock-every-caller", label: "P4b", title: "lock every swap lookup",
    summary: "Every lookup of a swap entry holds the i_pages lock until the subpage is derived.",
    date: "2019-03-31", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 31 March 2019",
    standing: "Right against deletion. Every lookup takes a lock that 64 MiB of swap share.",
    formula: .subtractIndex, lookups: .locked,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] })
}
