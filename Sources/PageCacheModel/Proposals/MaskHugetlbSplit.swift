extension Proposal {
  /// P9c: P9b, and the split rewrites the slots of the tails under the i_pages lock. What v5.4 shipped.
  ///
  /// The rewrite was mailed by Huang Ying on 23 July 2019; both together were posted by Matthew Wilcox on 31 July
  /// and merged for v5.4.
  static let maskHugetlbSplit = Proposal(
    id: "mask-hugetlb-split", label: "P9c", title: "the mask, with slots rewritten at a split",
    summary: "As mask-hugetlb; a split makes every slot name its own page, under the i_pages lock.",
    date: "2019-07-31", author: "Matthew Wilcox, with Huang Ying",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', v5, 31 July 2019; 4101196b19d7",
    standing: "Right. In v5.4 and since.",
    formula: .mask, split: .rewritesSlots,
    derivation: { kernel in [kernel.findSubpageByMask(after: kernel.headIfHugetlb)] })
}
