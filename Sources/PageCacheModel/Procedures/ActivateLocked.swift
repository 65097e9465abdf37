import RaceMachine

extension KernelProcedures {
  /// The end of `shrink_page_list()` (mm/vmscan.c, v5.1) for a page that stays in memory, named after its label there: the page
  /// gives up its swap space (kernel-facts 3.5); on a later round it gets other slots, from `entry` on, if that is not 0.
  ///
  /// The caller's reference, from isolating the page, is dropped at the end. Two rounds of reclaim are told as one, and the
  /// slots that `get_swap_page()` would find are the scenario's.
  var activateLocked: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    return Procedure("activate_locked", frame) {
      trylockPage("trylock_page(page)", page, otherwise: "keep")
      Call("try_to_free_swap(page)", "try_to_free_swap", .local(page))
      unlockPage("unlock_page(page)", page)
      Compute("later: write it out again ?") { c in
        c.show(c[entry] == 0 ? "no" : "yes")
        return c[entry] == 0 ? .go("keep") : .next
      }
      trylockPage("trylock_page(page)", page, otherwise: "keep")
      Call("add_to_swap(page)", "add_to_swap", .local(page), .local(entry))
      unlockPage("unlock_page(page)", page)
      At("keep")
      Call("putback_lru_page(page)", "put_page", .local(page))
    }
  }

  /// `add_to_swap()` (mm/swap_state.c, v5.1; kernel-facts 3.4): A1, then the rest.
  var addToSwap: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let i = frame.local("i")
    let swap = memory.swap
    return Procedure("add_to_swap", frame) {
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        c.show("\(c[nr])")
        return .next
      }
      Lock("ci = lock_cluster(si, offset)", .cluster, swap.clusterLock(entry))
      At("loop")
      Compute("for i in 0..<nr") { c in c[i] == c[nr] ? .go("done") : .next }
      Store("  swap_map[offset + i] = HAS_CACHE", swap.mapWord(entry, plus: i), .constant(SwapMapEntry.hasCache)) {
        c, _ in
        c[i] += 1
        return .go("loop")
      }
      At("done")
      Unlock("unlock_cluster(ci)", .cluster, swap.clusterLock(entry))
      Call("add_to_swap_cache(page, entry)", "add_to_swap_cache", .local(page), .local(entry))
      setPageDirty(page) { _, _ in .back(1) }
    }
  }
}
