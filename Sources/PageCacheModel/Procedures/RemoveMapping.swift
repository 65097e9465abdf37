import RaceMachine

extension KernelProcedures {
  /// `__remove_mapping()` (mm/vmscan.c, v5.1; kernel-facts 3.9, M1 to M5) for a page in the swap cache. The caller holds
  /// the page lock and one reference. Returns 1 if the page now belongs to the caller alone.
  ///
  /// The count is frozen: exchanged for 0 if it is exactly that of the cache and the caller. A lookup that already has a reference makes
  /// that fail; a lookup that comes later gets none until the slot is empty. `page_mapping()` and the swap entry come from one load; the page lock keeps it still.
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
        return count == 1 + c[nr] ? .next : .go("cannot free")
      }
      Load("PageDirty(page) ?", pages.flags(page)) { c, flags in
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

  /// `shrink_page_list()` (mm/vmscan.c, v5.1) for one page that nobody maps, from its isolation on: a clean page is
  /// removed and freed, a dirty one is handed to `pageout()`.
  ///
  /// Writeback does not occur: a page that is written here loses its slot instead (see `swap_writepage()`).
  var shrinkPageList: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let pages = memory.pages
    return Procedure("shrink_page_list", frame) {
      AddUnlessZero("isolate: get_page_unless_zero(page)", pages.refcount(page), 1) { c, added in
        c.show(added == 0 ? "0, no" : "got it")
        return added == 0 ? .back(0) : .next
      }
      trylockPage("trylock_page(page)", page, otherwise: "keep")
      Load("PageDirty(page) ?", pages.flags(page)) { c, flags in
        c.show(PageFlags(flags).has(.dirty) ? "yes" : "no")
        return PageFlags(flags).has(.dirty) ? .next : .go("clean")
      }
      Call("pageout(page)", "pageout", .local(page)) { _, written in written == 0 ? .go("unlock") : .go("keep") }
      At("clean")
      Call("__remove_mapping(mapping, page)", "__remove_mapping", .local(page)) { c, removed in
        c.show(removed == 0 ? "no" : "yes")
        return removed == 0 ? .go("unlock") : .next
      }
      unlockPage("__ClearPageLocked(page)", page)
      Pause("free_unref_page_list(page)") { c, _ in
        memory.freePage(&c, c[page])
        return .back(1)
      }.touching(Self.freedRegions, because: .lastPut)
      At("unlock")
      unlockPage("unlock_page(page)", page)
      At("keep")
      Call("putback_lru_page(page)", "put_page", .local(page))
    }
  }

  /// `pageout()` (mm/vmscan.c, v5.1), with `is_page_cache_freeable()`: writes a dirty page unless somebody else has a
  /// reference. Returns 1 if the page was handed to `swap_writepage()`, which gives the page lock back.
  var pageout: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let nr = frame.local("nr")
    return Procedure("pageout", frame) {
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        return .next
      }
      Load("page_count(page) - nr == 1 ?", memory.pages.refcount(page)) { c, count in
        c.show(count == 1 + c[nr] ? "yes" : "no: \(count)")
        return count == 1 + c[nr] ? .next : .back(0)
      }
      Call("swap_writepage(page)", "swap_writepage", .local(page)) { _, _ in .back(1) }
    }
  }

  /// `swap_writepage()` (mm/page_io.c, v5.1; kernel-facts 3.5): before it writes, it gives up a swap-cache page whose slots nobody
  /// else uses. Gives the page lock back. The write itself is left out.
  var swapWritepage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("swap_writepage", frame) {
      Call("try_to_free_swap(page)", "try_to_free_swap", .local(page))
      unlockPage("unlock_page(page)", page)
    }
  }
}
