import RaceMachine

extension Proposal {
  /// P6: the deletion waits for all lookups that may have seen the page before it clears the fields.
  ///
  /// Named and rejected by Matthew Wilcox on 31 March 2019 as slow. Placed literally in `__delete_from_swap_cache()`
  /// it cannot work: that runs under the i_pages lock, and `synchronize_rcu()` sleeps. Here it waits after the slots
  /// are emptied and the lock is dropped. A write fault holds the pte lock even then, which the check
  /// `sleep-in-atomic` finds.
  static let synchronizeRCU = Proposal(
    id: "synchronize-rcu", label: "P6", title: "wait for readers at deletion",
    summary:
      "The deletion empties the slots, drops the lock, waits for a grace period, then clears ->private and the flag.",
    date: "2019-03-31", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 31 March 2019",
    standing:
      "Right where nobody holds a spinlock; a grace period for every page deleted. Sleeps under the pte lock in a fault.",
    formula: .subtractIndex, clearing: .afterGracePeriod,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] },
    deletion: { [$0.deleteAfterGracePeriod, $0.emptySlots, $0.clearFields, $0.synchronizeRCU] })
}

extension KernelProcedures {
  /// `delete_from_swap_cache()` of P6.
  var deleteAfterGracePeriod: Procedure {
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
      Call("synchronize_rcu()", "synchronize_rcu")
      Call("clear private and flag", "clear_swap_cache_fields", .local(page), .local(nr))
      Call("put_swap_page(page, entry)", "put_swap_page", .local(page), .local(entry))
      AddAndTest("page_ref_sub(page, nr)", memory.pages.refcount(page), Operand { 0 &- $0[nr] }, order: .relaxed) {
        c, sign in
        if sign == Word.max { c.violate(Violation("refcount", "underflow")) }
        return .back(0)
      }
    }
  }

  /// `__delete_from_swap_cache()` of P6: the slots only.
  var emptySlots: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let i = frame.local("i")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    return Procedure("__delete_from_swap_cache", frame) {
      checkBeforeDeletion(page)
      beginDeletion(page, entry, nr, xas)
      At("loop")
      Compute("for i in 0..<nr") { c in
        c.show("i = \(c[i])")
        return c[i] == c[nr] ? .go("done") : .next
      }
      emptySlot(xas, page, i)
      Call("  xas_next(&xas)", "xas_next", .reference(xas)) { c, _ in
        c[i] += 1
        return .go("loop")
      }
      At("done")
      subtractPages(entry, nr)
    }
  }

  /// What P6 clears once no lookup can have seen the page in a slot.
  var clearFields: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let nr = frame.argument("nr")
    let i = frame.local("i")
    return Procedure("clear_swap_cache_fields", frame) {
      At("loop")
      Compute("for i in 0..<nr") { c in c[i] == c[nr] ? .go("done") : .next }
      Store("  set_page_private(page + i, 0)", memory.pages.privateWord(page, plus: i), 0) { c, old in
        c.show("was \(memory.swapFormat.text(old))")
        c[i] += 1
        return .go("loop")
      }
      At("done")
      clearSwapCacheFlag(page)
    }
  }
}
