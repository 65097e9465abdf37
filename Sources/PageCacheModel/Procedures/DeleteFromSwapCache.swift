import RaceMachine

extension KernelProcedures {
  /// `delete_from_swap_cache()` (mm/swap_state.c, v5.1; kernel-facts 3.5, D1 to D7). The caller holds the page lock.
  ///
  /// - Parameter afterUnlock: what a proposal does between D5 and D6.
  func deleteFromSwapCache(
    afterUnlock: (_ page: Local, _ nr: Local) -> [Procedure.Element] = { _, _ in [] }
  ) -> Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.local("entry", memory.swapFormat)
    let nr = frame.local("nr")
    return Procedure("delete_from_swap_cache", frame) {
      Load("entry = \(swapEntryText("page"))", swapEntry(of: page)) { c, word in
        c[entry] = word
        return .next
      }
      rcu.xaLock("xa_lock_irq(i_pages)", mapping(entry))
      Call("__delete_from_swap_cache(page, entry)", "__delete_from_swap_cache", .local(page), .local(entry)) {
        c, count in
        c[nr] = count
        return .next
      }
      rcu.xaUnlock("xa_unlock_irq(i_pages)", mapping(entry))
      afterUnlock(page, nr)
      Call("put_swap_page(page, entry)", "put_swap_page", .local(page), .local(entry))
      AddAndTest("page_ref_sub(page, nr)", memory.pages.refcount(page), Operand { 0 &- $0[nr] }, order: .relaxed) {
        c, sign in
        if sign == Word.max { c.violate(Violation("refcount", "underflow")) }
        return .back(0)
      }.keepingHold()
    }
  }

  /// `__delete_from_swap_cache()` (mm/swap_state.c, v5.1; kernel-facts 3.5, D3 to D5). Returns nr.
  ///
  /// For each slot: slot first, then private. The flag goes last, and ->index stays as it is.
  /// The kernel's three checks of flags read the word three times; the page lock keeps it still, so one load serves.
  var deleteFromSwapCacheLocked: Procedure {
    deleteSlots(clearingPrivate: proposal.swapEntryField == .privateWord, after: { [clearSwapCacheFlag($0).element] })
  }

  /// `__delete_from_swap_cache()` as proposals vary it: what comes before and after the loop over the slots, and
  /// whether ->private goes with each slot.
  func deleteSlots(
    before: (_ page: Local, _ entry: Local) -> [Procedure.Element] = { _, _ in [] }, clearingPrivate: Bool,
    after: (_ page: Local) -> [Procedure.Element] = { _ in [] }
  ) -> Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let i = frame.local("i")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    return Procedure("__delete_from_swap_cache", frame) {
      checkBeforeDeletion(page)
      beginDeletion(page, entry, nr, xas)
      before(page, entry)
      At("loop")
      Compute("for i in 0..<nr") { c in
        c.show("i = \(c[i])")
        return c[i] == c[nr] ? .go("done") : .next
      }
      emptySlot(xas, page, i)
      if clearingPrivate {
        clearPrivate(page, i)
      }
      Call("  xas_next(&xas)", "xas_next", .reference(xas)) { c, _ in
        c[i] += 1
        return .go("loop")
      }
      At("done")
      after(page)
      subtractPages(entry, nr)
    }
  }

  /// The checks at the beginning of `__delete_from_swap_cache()`.
  @ProcedureBuilder
  func checkBeforeDeletion(_ page: Local) -> [Procedure.Element] {
    if debugVM {
      Load("VM_BUG_ON(!PageLocked, !PageSwapCache)", memory.pages.flags(page, .locked, .swapcache, .swapbacked)) {
        c, flags in
        c.show("no")
        if !PageFlags(flags).has(.locked) { return c.bug(.notLocked, c[page]) }
        return PageFlags(flags).isSwapCache ? .next : c.bug(.notSwapCache, c[page])
      }
    }
  }

  /// D3, its first half: the slot at the cursor becomes NULL; it must have named this page.
  func emptySlot(_ xas: Local, _ page: Local, _ i: Local) -> some ProcedureElement {
    Call("  old = xas_store(&xas, NULL)", "xas_store", .reference(xas), 0) { c, old in
      c.show("was \(memory.entryFormat.text(old))")
      guard debugVM, old != proposal.slots.word(head: c[page], subpage: c[i]) else { return .next }
      return c.bug(.entryIsNotPage, old)
    }
  }

  /// D3, its second half: ->private of page number `i` becomes 0.
  func clearPrivate(_ page: Local, _ i: Local) -> some ProcedureElement {
    Store("  set_page_private(page + i, 0)", memory.pages.privateWord(page, plus: i), 0) { c, old in
      c.show("was \(memory.swapFormat.text(old))")
      return .next
    }
  }

  /// D4.
  func clearSwapCacheFlag(_ page: Local) -> some ProcedureElement {
    ClearBits("ClearPageSwapCache(page)", memory.pages.flags(page), .constant(PageFlag.swapcache.mask)) { c, _ in
      c.show("flag clear")
      return .next
    }
  }

  /// D5; then back, with nr.
  func subtractPages(_ entry: Local, _ nr: Local) -> some ProcedureElement {
    Compute("address_space->nrpages -= nr") { c in
      let count = memory.nrpages(ofEntry: c[entry])
      let lock = memory.xaLockAddress(ofEntry: c[entry])
      let pages = c.guarded(count, .spaceCounters, by: lock)
      c.setGuarded(count, .spaceCounters, by: lock, to: pages &- c[nr])
      return .back(c[nr])
    }.returning()
  }

  /// nr, and the cursor at the first slot.
  func beginDeletion(_ page: Local, _ entry: Local, _ nr: Local, _ xas: Local) -> some ProcedureElement {
    Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
      c[nr] = 1 << order
      c.show("\(c[nr])")
      c.setUp(
        xas, memory.mapping(ofEntry: c[entry]), SwapEntry.offset(c[entry]), chunkShift: memory.xarrays.chunkShift)
      return .next
    }
  }
}
