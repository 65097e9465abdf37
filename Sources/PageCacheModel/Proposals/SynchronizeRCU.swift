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
      "Right where nobody holds a spinlock; a grace period for each deleted page. Sleeps under the pte lock in a fault.",
    formula: .subtractIndex, clearing: .afterGracePeriod,
    derivation: { [$0.findSubpage(indexFrom: "page_index"), $0.pageIndex] },
    deletion: { [$0.deleteAfterGracePeriod, $0.emptySlots, $0.clearFields, $0.synchronizeRCU] })
}

extension KernelProcedures {
  /// `delete_from_swap_cache()` of P6 (kernel-facts 4): between the unlock and the release of the slots it waits,
  /// then clears.
  var deleteAfterGracePeriod: Procedure {
    deleteFromSwapCache { page, nr in
      [
        Call("synchronize_rcu()", "synchronize_rcu").element,
        Call("clear private and flag", "clear_swap_cache_fields", .local(page), .local(nr)).element,
      ]
    }
  }

  /// `__delete_from_swap_cache()` of P6 (kernel-facts 4): the slots only.
  var emptySlots: Procedure { deleteSlots(clearingPrivate: false) }

  /// What P6 (kernel-facts 4) clears once no lookup can have seen the page in a slot.
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
