import RaceMachine

extension Proposal {
  /// P0: the kernel before the patch, and again in v5.2: each slot names its own subpage, so a lookup derives nothing.
  static let subpages = Proposal(
    id: "subpages", label: "P0", title: "subpage pointers in the slots",
    summary: "Each slot names its own subpage; the lookup takes a reference on the head and derives nothing.",
    date: "2019-02-12", author: "Linux v5.1",
    source: "mm/filemap.c before 'page cache: Store only head pages in i_pages'",
    standing: "Right. It costs nr different pointers and stands in the way of multi-index entries.",
    formula: .none, slots: .subpages, derivation: { _ in [] })
}
