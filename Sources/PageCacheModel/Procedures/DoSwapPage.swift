import RaceMachine

extension KernelProcedures {
  /// `do_swap_page()` (mm/memory.c, v5.1; kernel-facts 3.7, F1 to F7): the fault on a pte that names a swap entry, for
  /// reading. What follows when nothing is found, reading the page in, is left out.
  ///
  /// The lookup is judged only if the recheck F4 accepts the page: a stale one is sent back there. A fault that is
  /// sent back is retried from the pte.
  var doSwapPage: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let page = frame.local("page", .page)
    let head = frame.local("head", .page)
    let pte = memory.pageTable
    let pages = memory.pages
    return Procedure("do_swap_page", frame) {
      chooseOffset(entry)
      At("retry")
      swapLookup(entry, into: page, by: .other, judged: false)
      Load("head = compound_head(page)", pages.compoundHead(page)) { c, word in
        c[head] = word == 0 ? c[page] : word
        return .next
      }
      Lock("lock_page(page)", .page, pages.flags(head))
      Load("!PageSwapCache(page) ?", pages.flags(head, .swapcache, .swapbacked)) { c, flags in
        let inSwapCache = PageFlags(flags).isSwapCache
        c.show(inSwapCache ? "no" : "yes")
        return inSwapCache ? .next : .go("stale")
      }
      Load("\(swapEntryText("page")) != entry ?", swapEntry(of: page)) { c, word in
        let same = word == c[entry]
        c.show(same ? "no" : "yes: \(memory.swapFormat.text(word))")
        if same { memory.homes.judge(&c, c[page]) }
        return same ? .next : .go("stale")
      }.judging(page, memory)
      Lock("spin_lock(ptl)", .pte, pte.lock)
      Load("pte unchanged ?", pte.entry(of: entry)) { c, word in
        let same = word == PageTable.swap(c[entry])
        c.show(same ? "yes" : "no")
        return same ? .next : .go("raced")
      }
      Add("inc_mm_counter, page_add_anon_rmap(page)", pages.mapcount(head), 1)
      Store("set_pte_at(pte)", pte.entry(of: entry), .constant(PageTable.present))
      Call("swap_free(entry)", "swap_free", .local(entry))
      Unlock("pte_unmap_unlock(ptl)", .pte, pte.lock)
      unlockPage("unlock_page(page)", head) { _, _ in .back(0) }
      // The mapping keeps the reference that the lookup took.
      At("raced")
      Unlock("pte_unmap_unlock(ptl)", .pte, pte.lock)
      unlockPage("unlock_page(page)", head)
      Call("put_page(page)", "put_page", .local(head)) { _, _ in .back(0) }
      At("stale")
      unlockPage("unlock_page(page)", head) { c, _ in
        memory.homes.dismiss(&c)
        return .next
      }.touchingOwn([.lookups])
      Call("put_page(page)", "put_page", .local(head)) { c, _ in
        c[head] = 0
        c[page] = 0
        return .next
      }
      Load("retry the fault: pte unchanged ?", pte.entry(of: entry)) { c, word in
        let same = word == PageTable.swap(c[entry])
        c.show(same ? "yes" : "no")
        return same ? .go("retry") : .back(0)
      }
    }
  }

  /// `swap_free()` (mm/swapfile.c, v5.1; kernel-facts 3.7, F7): one swap pte less names the slot.
  var swapFree: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let count = frame.local("count")
    let swap = memory.swap
    return Procedure("swap_free", frame) {
      Lock("ci = lock_cluster(si, offset)", .cluster, swap.clusterLock(entry))
      Load("count = swap_map[offset]", swap.mapWord(entry)) { c, word in
        c[count] = word
        if SwapMapEntry.count(word) == 0 { c.violate(Violation("refcount", "swap count underflow")) }
        return .next
      }
      Store("swap_map[offset] = count - 1", swap.mapWord(entry), Operand { $0[count] &- 1 })
      Unlock("unlock_cluster(ci)", .cluster, swap.clusterLock(entry))
    }
  }

  /// `mc_handle_swap_pte()` (mm/memcontrol.c, v5.1; kernel-facts 3.8): memcg looks for the page of a swap pte,
  /// under the lock of the page table and with the pte in place. It uses the page for its books, and drops it.
  var mcHandleSwapPte: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let page = frame.local("page", .page)
    let pte = memory.pageTable
    return Procedure("mc_handle_swap_pte", frame) {
      Lock("spin_lock(ptl)", .pte, pte.lock)
      Load("ptent = *pte", pte.entry(of: entry)) { c, word in word == PageTable.swap(c[entry]) ? .next : .go("done") }
      swapLookup(entry, into: page, by: .other, otherwise: "done")
      Call("put_page(page)", "put_page", .local(page)) { c, _ in
        c[page] = 0
        return .next
      }
      At("done")
      Unlock("pte_unmap_unlock(ptl)", .pte, pte.lock)
    }
  }
}
