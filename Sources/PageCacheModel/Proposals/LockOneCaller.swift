extension Proposal {
  /// P4: take the i_pages lock around the one lookup that panicked, in `__try_to_reclaim_swap()`.
  ///
  /// Mailed by Matthew Wilcox on 29 March 2019, and confirmed to stop that panic the same day. Every other lookup
  /// of a swap entry goes on without the lock.
  static let lockOneCaller = Proposal(
    id: "lock-one-caller", label: "P4", title: "lock the lookup that panicked",
    summary: "__try_to_reclaim_swap() holds the i_pages lock around its lookup; nobody else does.",
    date: "2019-03-29", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 29 March 2019",
    standing: "Hides the reported panic. All other swap lookups have it still.",
    formula: .subtractIndex, lookups: .lockedForReclaim,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] })
}
