extension Proposal {
  /// P7: swap the roles of the two fields: ->index holds the swap entry, ->private the linear index.
  ///
  /// Named by Matthew Wilcox on 31 March 2019 in one sentence; the details are our reading. ->private holds the
  /// linear index of every anonymous page, in the swap cache or not, and `page_to_pgoff()` reads it there. The
  /// deletion clears neither, so a lookup reads one stable word, until the page is added elsewhere.
  static let swapRoles = Proposal(
    id: "swap-roles", label: "P7", title: "swap the roles of ->index and ->private",
    summary: "->index holds the swap offset and survives the deletion; ->private holds the linear index.",
    date: "2019-03-31", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 31 March 2019",
    standing: "Costs nothing at run time. Breaks when the page moves to another slot after the recheck.",
    formula: .subtractIndex, swapEntryField: .index,
    derivation: { [$0.findSubpage(indexFrom: "head_index"), $0.headIndex] })
}
