import RaceMachine

extension KernelProcedures {
  /// `shrink_inactive_list()` (mm/vmscan.c, v5.1; kernel-facts 3.9), with `isolate_lru_pages()` before and
  /// `putback_inactive_pages()` after what `shrink_page_list()` does to a page that nobody maps and that is to
  /// leave memory: a clean page of the swap cache is removed and freed, a dirty page is handed to `pageout()`.
  ///
  /// `swap` is the slot that a page of tmpfs will get; 0 for a page in the swap cache. Writeback does not occur: a
  /// page that `swap_writepage()` gets loses its slot instead.
  var shrinkInactiveList: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let swap = frame.argument("swap", memory.swapFormat)
    let pages = memory.pages
    return Procedure("shrink_inactive_list", frame) {
      AddUnlessZero("isolate: get_page_unless_zero(page)", pages.refcount(page), 1) { c, added in
        c.show(added == 0 ? "0, no" : "got it")
        if added == 0 { return .back(0) }
        c.holdPage(c[page])
        return .next
      }.keepingHold()
      trylockPage("trylock_page(page)", page, otherwise: "keep")
      Load("PageDirty(page) ?", pages.flags(page, .dirty)) { c, flags in
        c.show(PageFlags(flags).has(.dirty) ? "yes" : "no")
        return PageFlags(flags).has(.dirty) ? .next : .go("clean")
      }
      Call("pageout(page)", "pageout", .local(page), .local(swap)) { _, written in
        written == 0 ? .go("unlock") : .go("keep")
      }
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

  /// `pageout()` (mm/vmscan.c, v5.1; kernel-facts 3.9), with `is_page_cache_freeable()`: writes a dirty page unless
  /// somebody else has a reference. Returns 1 if the page was handed to its writepage function, which gives the
  /// page lock back.
  var pageout: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let swap = frame.argument("swap", memory.swapFormat)
    let nr = frame.local("nr")
    return Procedure("pageout", frame) {
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        return .next
      }
      Load("page_count(page) - nr == 1 ?", memory.pages.refcount(page)) { c, count in
        c.show(count == 1 + c[nr] ? "yes" : "no: \(count)")
        guard count == 1 + c[nr] else { return .back(0) }
        return c[swap] == 0 ? .next : .go("shmem")
      }
      Call("swap_writepage(page)", "swap_writepage", .local(page)) { _, _ in .back(1) }
      At("shmem")
      Call("shmem_writepage(page)", "shmem_writepage", .local(page), .local(swap)) { _, _ in .back(1) }
    }
  }

  /// `swap_writepage()` (mm/page_io.c, v5.1; kernel-facts 3.5): before it writes, it gives up a swap-cache page whose
  /// slots nobody else uses. Gives the page lock back. The write itself is left out.
  var swapWritepage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("swap_writepage", frame) {
      Call("try_to_free_swap(page)", "try_to_free_swap", .local(page))
      unlockPage("unlock_page(page)", page)
    }
  }
}
