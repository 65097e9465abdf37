import RaceMachine

extension Proposal {
  /// P5: the deletion writes the swap offset to ->index and clears the flag before anything else.
  ///
  /// Mailed by Matthew Wilcox on 30 March 2019, with a question about the barrier; withdrawn the same day, since
  /// `reuse_swap_page()` deletes a page that stays mapped and needs its linear index. ->private is still cleared
  /// after the flag, so a lookup that saw the flag can read 0.
  static let indexAtDelete = Proposal(
    id: "index-at-delete", label: "P5", title: "put the offset in ->index at deletion",
    summary:
      "The deletion first writes ->index = swap offset, then a barrier, then clears the flag; the slots come after.",
    date: "2019-03-30", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 30 March 2019",
    standing:
      "Costs a barrier. Loses the linear index of a page that stays mapped, and ->private still goes under the reader.",
    formula: .subtractIndex,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] },
    deletion: { [$0.deleteFromSwapCache(), $0.deleteIndexFirst] })
}

extension KernelProcedures {
  /// `__delete_from_swap_cache()` of P5 (kernel-facts 4): index, barrier, flag; then the loop of D3, and no D4.
  var deleteIndexFirst: Procedure {
    deleteSlots(
      before: { page, entry in
        [
          Store("page->index = swp_offset(entry)", memory.pages.index(page), Operand { SwapEntry.offset($0[entry]) })
            .element,
          Fence("smp_mb__before_atomic()", .full).element,
          clearSwapCacheFlag(page).element,
        ]
      }, clearingPrivate: true)
  }
}
