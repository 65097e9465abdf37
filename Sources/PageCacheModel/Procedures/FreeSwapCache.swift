import RaceMachine

extension KernelProcedures {
  /// `try_to_free_swap()` (mm/swapfile.c, v5.1; kernel-facts 3.5). The caller holds the page lock. Returns 1 if freed.
  ///
  /// The flag tests read the word several times in the kernel; nothing that they ask for can change while the page lock
  /// is held, so one load serves. Hibernation is left out.
  var tryToFreeSwap: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("try_to_free_swap", frame) {
      Load("!PageSwapCache(page) ?", memory.pages.flags(page, .swapcache, .swapbacked, .locked, .writeback)) {
        c, word in
        let flags = PageFlags(word)
        c.show(flags.isSwapCache ? "no" : "yes")
        if debugVM, !flags.has(.locked) { return c.bug(.notLocked, c[page]) }
        return flags.isSwapCache && !flags.has(.writeback) ? .next : .back(0)
      }
      Call("page_swapped(page) ?", "page_swapped", .local(page)) { c, users in
        c.show(users == 0 ? "no" : "yes")
        return users == 0 ? .next : .back(0)
      }
      Call("delete_from_swap_cache(page)", "delete_from_swap_cache", .local(page))
      setPageDirty(page) { _, _ in .back(1) }
    }
  }

  /// `free_swap_cache()` (mm/swap_state.c, v5.1; kernel-facts 3.5): an exiting task gives up the swap cache of a
  /// page nobody maps.
  var freeSwapCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let pages = memory.pages
    return Procedure("free_swap_cache", frame) {
      Load("PageSwapCache(page) ?", pages.flags(page, .swapcache, .swapbacked)) { c, flags in
        c.show(PageFlags(flags).isSwapCache ? "yes" : "no")
        return PageFlags(flags).isSwapCache ? .next : .back(0)
      }
      Load("page_mapped(page) ?", pages.mapcount(page)) { c, count in
        c.show(count == 0 ? "no" : "yes")
        return count == 0 ? .next : .back(0)
      }
      trylockPage("trylock_page(page)", page, otherwise: "out")
      Call("try_to_free_swap(page)", "try_to_free_swap", .local(page))
      unlockPage("unlock_page(page)", page)
      At("out")
    }
  }

  /// `free_page_and_swap_cache()` (mm/swap_state.c, v5.1; kernel-facts 3.5), on the way out of a task: then its
  /// reference goes.
  var freePageAndSwapCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("free_page_and_swap_cache", frame) {
      Call("free_swap_cache(page)", "free_swap_cache", .local(page))
      Call("put_page(page)", "put_page", .local(page))
    }
  }

  /// `trylock_page()`: sets bit 0 of the flags, unless somebody else has. The page is a head or a small page.
  func trylockPage(_ line: String, _ page: Local, otherwise: Label) -> Step {
    SetBits(line, memory.pages.flags(page), .constant(PageFlag.locked.mask), order: .acquire) { c, flags in
      let got = !PageFlags(flags).has(.locked)
      c.show(got ? "got it" : "no")
      if got { c.took(.page, at: memory.pages.address(c[page], PageFrames.Field.flags)) }
      return got ? .next : .go(otherwise)
    }.step
  }

  /// `SetPageDirty()`: what was only in swap must be written again before it may go.
  func setPageDirty(_ page: Local, then body: @escaping Body) -> Step {
    SetBits("SetPageDirty(page)", memory.pages.flags(page), .constant(PageFlag.dirty.mask)) { c, flags in
      c.show(PageFlags(flags).has(.dirty) ? "was dirty" : "dirty")
      return body(&c, flags)
    }.step
  }

  /// `unlock_page()`.
  func unlockPage(_ line: String, _ page: Local, then body: @escaping Body = proceed) -> Step {
    Unlock(line, .page, memory.pages.flags(page), then: body).step
  }
}
