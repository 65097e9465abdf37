import RaceMachine

extension Proposal {
  /// P5: the deletion writes the swap offset to ->index and clears the flag before anything else.
  ///
  /// Mailed by Matthew Wilcox on 30 March 2019, with a question about the barrier; withdrawn the same day, since
  /// `reuse_swap_page()` deletes a page that stays mapped and needs its linear index. ->private is still cleared after the
  /// flag, so a lookup that saw the flag can read 0.
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
    deletion: { [$0.deleteFromSwapCache, $0.deleteIndexFirst] })
}

extension KernelProcedures {
  /// `__delete_from_swap_cache()` of P5: index, barrier, flag; then the loop of D3, and no D4.
  var deleteIndexFirst: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let i = frame.local("i")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    return Procedure("__delete_from_swap_cache", frame) {
      checkBeforeDeletion(page)
      beginDeletion(page, entry, nr, xas)
      Store("page->index = swp_offset(entry)", memory.pages.index(page), Operand { SwapEntry.offset($0[entry]) })
      Fence("smp_mb__before_atomic()", .full)
      clearSwapCacheFlag(page)
      At("loop")
      Compute("for i in 0..<nr") { c in
        c.show("i = \(c[i])")
        return c[i] == c[nr] ? .go("done") : .next
      }
      emptySlot(xas, page, i)
      clearPrivate(page, i)
      Call("  xas_next(&xas)", "xas_next", .reference(xas)) { c, _ in
        c[i] += 1
        return .go("loop")
      }
      At("done")
      subtractPages(entry, nr)
    }
  }
}
