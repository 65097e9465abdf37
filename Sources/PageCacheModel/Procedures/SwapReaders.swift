import RaceMachine

extension KernelProcedures {
  /// The lookup of `__read_swap_cache_async()` (mm/swap_state.c, v5.1; kernel-facts 3.4 and 3.8), as readahead
  /// makes it: no lock is held, and nothing pins the entry. Readahead drops the reference at once. What follows
  /// when nothing is found is left out.
  var readSwapCacheAsync: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let page = frame.local("page", .page)
    return Procedure("__read_swap_cache_async", frame) {
      chooseOffset(entry)
      swapLookup(entry, into: page, by: .other)
      Call("put_page(page)", "put_page", .local(page))
    }
  }

  /// `scan_swap_map_slots()` (mm/swapfile.c, v5.1; kernel-facts 3.6, S1, S2 and S5), where it meets a slot that
  /// only the swap cache uses while swap is more than half full.
  var scanSwapMapSlots: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let usage = frame.local("usage", SwapMapEntry.format)
    let swap = memory.swap
    return Procedure("scan_swap_map_slots", frame) {
      Lock("spin_lock(&si->lock)", .swapArea, Place(.swapLock) { swap.areaLock($0[entry]) })
      Lock("ci = lock_cluster(si, offset)", .cluster, swap.clusterLock(entry))
      Load("si->swap_map[offset] == HAS_CACHE ?", swap.mapWord(entry)) { c, word in
        c[usage] = word
        c.show(word == SwapMapEntry.hasCache ? "yes" : "no")
        return .next
      }
      Unlock("unlock_cluster(ci)", .cluster, swap.clusterLock(entry)) { c, _ in
        let usage = c[usage]
        return usage == SwapMapEntry.hasCache ? .next : .go("done")
      }
      Unlock("spin_unlock(&si->lock)", .swapArea, Place(.swapLock) { swap.areaLock($0[entry]) })
      Call("__try_to_reclaim_swap(si, offset)", "__try_to_reclaim_swap", .local(entry)) { c, freed in
        c[usage] = 0
        c.show(freed == 0 ? "not freed" : "freed")
        return .next
      }
      Lock("spin_lock(&si->lock)", .swapArea, Place(.swapLock) { swap.areaLock($0[entry]) })
      At("done")
      Unlock("spin_unlock(&si->lock)", .swapArea, Place(.swapLock) { swap.areaLock($0[entry]) })
    }
  }

  /// `__try_to_reclaim_swap()` (mm/swapfile.c, v5.1; kernel-facts 3.6, S3 to S5), called with TTRS_ANYWAY and no
  /// lock held.
  ///
  /// The page lock is only tried for, since reclaim holds another page's lock already.
  var tryToReclaimSwap: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let page = frame.local("page", .page)
    let head = frame.local("head", .page)
    let freed = frame.local("freed")
    return Procedure("__try_to_reclaim_swap", frame) {
      swapLookup(entry, into: page, by: .reclaim)
      Load("head = compound_head(page)", memory.pages.compoundHead(page)) { c, word in
        c[head] = word == 0 ? c[page] : word
        return .next
      }
      trylockPage("trylock_page(page)", head, otherwise: "put")
      Call("try_to_free_swap(page)", "try_to_free_swap", .local(head)) { c, value in
        c[freed] = value
        return .next
      }
      unlockPage("unlock_page(page)", head)
      At("put")
      Call("put_page(page)", "put_page", .local(page)) { c, _ in .back(c[freed]) }
    }
  }

  /// Lets the schedule choose the offset when the scenario leaves it open (`offset=any`).
  @ProcedureBuilder func chooseOffset(_ entry: Local) -> [Procedure.Element] {
    if !memory.openOffsets.isEmpty {
      Choose("offset = any of the page's", "offset", memory.openOffsets, memory.geometry.offsetFormat) { c, offset in
        c[entry] = SwapEntry.word(type: SwapEntry.type(c[entry]), offset: offset)
        return .next
      }
    }
  }
}
