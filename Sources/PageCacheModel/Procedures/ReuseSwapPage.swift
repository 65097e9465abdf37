import RaceMachine

extension KernelProcedures {
  /// `reuse_swap_page()` (mm/swapfile.c, v5.1; kernel-facts 3.5). The caller holds the page lock. Returns 1 if the page
  /// may be written in place.
  ///
  /// The page stays mapped while it leaves the swap cache. KSM pages do not occur here.
  var reuseSwapPage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let users = frame.local("users")
    return Procedure("reuse_swap_page", frame) {
      Load("users = page_mapcount(page)", memory.pages.mapcount(page)) { c, count in
        c[users] = count
        return .next
      }
      Call("users += page_swapcount(page)", "page_swapped", .local(page)) { c, count in
        c[users] += count
        c.show("\(c[users])")
        return c[users] <= 1 ? .next : .back(0)
      }
      Load("PageSwapCache(page) ?", memory.pages.flags(page, .swapcache, .swapbacked, .locked, .writeback)) { c, word in
        let flags = PageFlags(word)
        c.show(flags.isSwapCache ? "yes" : "no")
        if debugVM, !flags.has(.locked) { return c.bug(.notLocked, c[page]) }
        return flags.isSwapCache && !flags.has(.writeback) ? .next : .back(1)
      }
      Call("delete_from_swap_cache(page)", "delete_from_swap_cache", .local(page))
      setPageDirty(page) { _, _ in .back(1) }
    }
  }

  /// `do_wp_page()` (mm/memory.c, v5.1), and `do_huge_pmd_wp_page()` for a huge page: a write fault on a page that is
  /// mapped and in the swap cache. The lock of the page table is held throughout (kernel-facts 3.10b).
  var doWpPage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let pte = memory.pageTable
    return Procedure("do_wp_page", frame) {
      Lock("spin_lock(ptl)", .pte, pte.lock)
      trylockPage("trylock_page(page)", page, otherwise: "wait")
      At("reuse")
      Call("reuse_swap_page(page)", "reuse_swap_page", .local(page)) { c, reuse in
        c.show(reuse == 0 ? "no" : "yes")
        return reuse == 0 ? .go("unlock") : .next
      }
      Store("set_pte_at(pte_mkwrite)", pte.entry, .constant(PageTable.present | PageTable.writable))
      At("unlock")
      unlockPage("unlock_page(page)", page)
      Unlock("pte_unmap_unlock(ptl)", .pte, pte.lock) { _, _ in .back(0) }
      At("wait")
      Add("  get_page(page)", memory.pages.refcount(page), 1)
      Unlock("  pte_unmap_unlock(ptl)", .pte, pte.lock)
      Lock("  lock_page(page)", .page, memory.pages.flags(page))
      Lock("  spin_lock(ptl)", .pte, pte.lock)
      Call("  put_page(page)", "put_page", .local(page)) { _, _ in .go("reuse") }
    }
  }
}
