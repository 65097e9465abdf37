import RaceMachine

extension KernelProcedures {
  /// `__remove_mapping()` (mm/vmscan.c, v5.1; kernel-facts 3.9, M1 to M5) for a page in the swap cache. The caller
  /// holds the page lock and one reference. Returns 1 if the page now belongs to the caller alone.
  ///
  /// The count is frozen: exchanged for 0 if it is exactly that of the cache and the caller. A lookup that already has
  /// a reference makes that fail; a lookup that comes later gets none until the slot is empty. `page_mapping()` and
  /// the swap entry come from one load; the page lock keeps it still.
  var removeMapping: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.local("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let pages = memory.pages
    return Procedure("__remove_mapping", frame) {
      Load("entry = \(swapEntryText("page"))", swapEntry(of: page)) { c, word in
        c[entry] = word
        return .next
      }
      rcu.xaLock("xa_lock_irqsave(i_pages)", mapping(entry))
      Call("refcount = 1 + hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        c.show("\(1 + c[nr])")
        return .next
      }
      CompareExchange(
        "page_ref_freeze(page, refcount)", pages.refcount(page), expected: Operand { 1 + $0[nr] }, new: 0
      ) { c, count in
        c.show(count == 1 + c[nr] ? "frozen" : "no: \(count)")
        if count == 1 + c[nr] { c.letGoOfFrozenPage(c[page]) }
        return count == 1 + c[nr] ? .next : .go("cannot free")
      }
      Load("PageDirty(page) ?", pages.flags(page, .dirty)) { c, flags in
        c.show(PageFlags(flags).has(.dirty) ? "yes" : "no")
        return PageFlags(flags).has(.dirty) ? .go("unfreeze") : .next
      }
      Call("__delete_from_swap_cache(page, entry)", "__delete_from_swap_cache", .local(page), .local(entry))
      rcu.xaUnlock("xa_unlock_irqrestore(i_pages)", mapping(entry))
      if proposal.clearing == .afterGracePeriod {
        Call("synchronize_rcu()", "synchronize_rcu")
        Call("clear private and flag", "clear_swap_cache_fields", .local(page), .local(nr))
      }
      Call("put_swap_page(page, entry)", "put_swap_page", .local(page), .local(entry)) { _, _ in .back(1) }
      At("unfreeze")
      Store("page_ref_unfreeze(page, refcount)", pages.refcount(page), Operand { 1 + $0[nr] }, order: .release)
      At("cannot free")
      rcu.xaUnlock("xa_unlock_irqrestore(i_pages)", mapping(entry)) { _, _ in .back(0) }
    }
  }
}
