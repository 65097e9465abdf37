import RaceMachine

extension KernelProcedures {
  /// `put_swap_page()` (mm/swapfile.c, v5.1; kernel-facts 3.5, D6): the slots lose their page in the swap cache.
  ///
  /// A slot that has no user left is kept at 0x40 for a CPU's slot cache, unless it belongs to a whole huge
  /// cluster, which becomes free at once (kernel-facts 2.3). The list of free clusters, behind si->lock, is left
  /// out: nobody here allocates.
  var putSwapPage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    return Procedure("put_swap_page", frame) {
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[page] = 1 << order
        c.show("\(c[page])")
        return .next
      }
      Lock("ci = lock_cluster(si, offset)", .cluster, memory.swap.clusterLock(entry))
      Call("swap_entry_free(si, ci, entry)", "swap_entry_free", .local(entry), .local(page))
      Unlock("unlock_cluster(ci)", .cluster, memory.swap.clusterLock(entry))
    }
  }

  /// The loop of `put_swap_page()` (v5.1; kernel-facts 3.5, D6) over `nr` slots, under the cluster lock.
  var putSwapSlots: Procedure {
    var frame = Frame()
    let entry = frame.argument("entry", memory.swapFormat)
    let nr = frame.argument("nr")
    let i = frame.local("i")
    let count = frame.local("count")
    let swap = memory.swap
    return Procedure("swap_entry_free", frame) {
      At("loop")
      Compute("for i in 0..<nr") { c in c[i] == c[nr] ? .go("done") : .next }
      Load("  count = swap_map[offset + i]", swap.mapWord(entry, plus: i)) { c, word in
        let users = SwapMapEntry.count(word)
        c[count] = users == 0 && c[nr] == 1 ? SwapMapEntry.hasCache : users
        return .next
      }
      Store("  swap_map[offset + i] &= ~HAS_CACHE", swap.mapWord(entry, plus: i), .local(count)) { c, old in
        c.show(old == c[count] ? "kept for the slot cache" : SwapMapEntry.format.text(c[count]))
        let lock = swap.cluster(c[entry], SwapMemory.Cluster.lock)
        let used = swap.cluster(c[entry], SwapMemory.Cluster.count)
        if c[count] == 0 {
          let before = c.guarded(used, .clusterData, by: lock)
          c.setGuarded(used, .clusterData, by: lock, to: before &- 1)
        }
        c[i] += 1
        return .go("loop")
      }
      At("done")
      Compute("ci->flags &= ~HUGE if free") { c in
        let lock = swap.cluster(c[entry], SwapMemory.Cluster.lock)
        let used = c.guarded(swap.cluster(c[entry], SwapMemory.Cluster.count), .clusterData, by: lock)
        if used == 0 {
          c.setGuarded(swap.cluster(c[entry], SwapMemory.Cluster.flags), .clusterData, by: lock, to: 0)
        }
        return .back(0)
      }
    }
  }

  /// `page_swapped()` (mm/swapfile.c, v5.1; kernel-facts 3.5): whether any swap pte still names a slot of the page.
  /// Returns how many do.
  ///
  /// Serves for the swap half of `page_trans_huge_map_swapcount()` too. The kernel takes the cluster lock for both.
  var pageSwapped: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.local("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let i = frame.local("i")
    let users = frame.local("users")
    let swap = memory.swap
    return Procedure("page_swapped", frame) {
      Load("entry = \(swapEntryText("page"))", swapEntry(of: page)) { c, word in
        c[entry] = word
        return .next
      }
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        c[nr] = 1 << order
        c.show("\(c[nr])")
        return .next
      }
      Lock("ci = lock_cluster(si, offset)", .cluster, swap.clusterLock(entry))
      At("loop")
      Compute("for i in 0..<nr") { c in c[i] == c[nr] ? .go("done") : .next }
      Load("  users += swap_count(swap_map[offset + i])", swap.mapWord(entry, plus: i)) { c, word in
        c[users] += SwapMapEntry.count(word)
        c[i] += 1
        return .go("loop")
      }
      At("done")
      Unlock("unlock_cluster(ci)", .cluster, swap.clusterLock(entry)) { c, _ in .back(c[users]) }
    }
  }
}
