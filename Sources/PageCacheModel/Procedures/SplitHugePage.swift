import RaceMachine

extension KernelProcedures {
  /// `split_huge_page_to_list()` (mm/huge_memory.c, v5.1; kernel-facts 3.10, T1 to T3 and T6) for an anonymous page in
  /// the swap cache that nobody maps. The caller holds the page lock and one reference. Returns 1 if the page was
  /// split.
  ///
  /// Left out: the lock of the anon_vma, since nobody walks the reverse mapping; `unmap_page()`, since there is
  /// nothing to unmap; `can_split_huge_page()`, an unlocked forecast of T3; the lock of the split queue.
  var splitHugePageToList: Procedure {
    var frame = Frame()
    let head = frame.argument("head", .page)
    let entry = frame.local("entry", memory.swapFormat)
    let nr = frame.local("nr")
    let pages = memory.pages
    return Procedure("split_huge_page_to_list", frame) {
      Load("PageWriteback(head) ?", debugVM ? pages.flags(head, .writeback, .locked) : pages.flags(head, .writeback)) {
        c, flags in
        c.show(PageFlags(flags).has(.writeback) ? "yes" : "no")
        if debugVM, !PageFlags(flags).has(.locked) { return c.bug(.notLocked, c[head]) }
        return PageFlags(flags).has(.writeback) ? .back(0) : .next
      }
      Call("extra_pins = hpage_nr_pages(head)", "compound_order", .local(head)) { c, order in
        c[nr] = 1 << order
        c.show("\(c[nr])")
        return .next
      }
      Lock("spin_lock_irqsave(lru_lock)", .lru, memory.lruLock)
      CompareExchange(
        "page_ref_freeze(head, 1 + extra_pins)", pages.refcount(head), expected: Operand { 1 + $0[nr] }, new: 0
      ) { c, count in
        c.show(count == 1 + c[nr] ? "frozen" : "no: \(count)")
        if count == 1 + c[nr] { c.letGoOfFrozenPage(c[head]) }
        return count == 1 + c[nr] ? .go("split") : .next
      }
      Unlock("fail: spin_unlock_irqrestore(lru_lock)", .lru, memory.lruLock) { _, _ in .back(0) }
      At("split")
      Call("__split_huge_page(head)", "__split_huge_page", .local(head), .local(nr))
      Load("entry = \(swapEntryText("head"))", swapEntry(of: head)) { c, word in
        c[entry] = word
        return .next
      }
      Lock("split_swap_cluster(entry): lock_cluster()", .cluster, memory.swap.clusterLock(entry)) { c, _ in
        let flags = memory.swap.cluster(c[entry], SwapMemory.Cluster.flags)
        c.setGuarded(flags, .clusterData, by: memory.swap.cluster(c[entry], SwapMemory.Cluster.lock), to: 0)
        return .next
      }
      Unlock("  unlock_cluster()", .cluster, memory.swap.clusterLock(entry)) { _, _ in .back(1) }
    }
  }

  /// `__split_huge_page()` (mm/huge_memory.c, v5.1; kernel-facts 3.10, T4 to T6). The head is frozen. The last tail
  /// goes first.
  ///
  /// What becomes of the slots is the proposal's: they go on naming the head, or each is made to name its own page
  /// under the i_pages lock, which is kept until the head has its references back (v5.4).
  var splitHugePage: Procedure {
    var frame = Frame()
    let head = frame.argument("head", .page)
    let nr = frame.argument("nr")
    let entry = frame.local("entry", memory.swapFormat)
    let i = frame.local("i")
    let tail = frame.local("tail", .page)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    let rewrites = proposal.split == .rewritesSlots
    return Procedure("__split_huge_page", frame) {
      if rewrites {
        Load("entry = \(swapEntryText("head"))", swapEntry(of: head)) { c, word in
          c[entry] = word
          return .next
        }
        rcu.xaLock("xa_lock(&swap_cache->i_pages)", mapping(entry))
      }
      Compute("i = nr") { c in
        c[i] = c[nr]
        return .next
      }
      At("tails")
      Compute("for i in (1..<nr).reversed()") { c in
        c[i] -= 1
        c.show("i = \(c[i])")
        return c[i] == 0 ? .go("head") : .next
      }
      Call("  __split_huge_page_tail(head, i)", "__split_huge_page_tail", .local(head), .local(i)) { c, _ in
        guard rewrites else { return .go("tails") }
        c.setUp(
          xas, memory.mapping(ofEntry: c[entry]), SwapEntry.offset(c[entry]) &+ c[i],
          chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      if rewrites {
        Call(
          "  __xa_store(i_pages, offset + i, head + i)", "xas_store", .reference(xas),
          Operand { $0[head] &+ $0[i] &* KernelPointer.pageStructSize }
        ) { c, old in
          c.show("was \(memory.entryFormat.text(old))")
          return .go("tails")
        }
      }
      At("head")
      ClearBits("ClearPageCompound(head)", pages.flags(head), .constant(PageFlag.head.mask))
      Add("page_ref_add(head, 2)", pages.refcount(head), 2)
      if rewrites {
        rcu.xaUnlock("xa_unlock(&swap_cache->i_pages)", mapping(entry))
      }
      Unlock("spin_unlock_irqrestore(lru_lock)", .lru, memory.lruLock)
      At("puts")
      Compute("for i in 1..<nr") { c in
        c[i] += 1
        c[tail] = c[head] &+ c[i] &* KernelPointer.pageStructSize
        return c[i] == c[nr] ? .back(0) : .next
      }
      unlockPage("  unlock_page(head + i)", tail)
      Call("  put_page(head + i)", "put_page", .local(tail)) { _, _ in .go("puts") }
    }
  }

  /// Flags that a tail takes over from the head.
  private static let inheritedFlags = PageFlags.word(
    .locked, .referenced, .uptodate, .dirty, .lru, .active, .workingset, .swapcache, .swapbacked, .unevictable, .mlocked
  )

  /// `__split_huge_page_tail()` (mm/huge_memory.c, v5.1; kernel-facts 3.10, T4): subpage `i` becomes a page of its
  /// own, with one reference for the splitter and one for the cache.
  ///
  /// ->private is right already: each subpage has its own swap entry. The tail inherits PG_locked, and the splitter
  /// unlocks it later. PG_lru is copied with the other flags instead of by `lru_add_page_tail()`; what that writes
  /// over the word that held the order of the compound page.
  var splitHugePageTail: Procedure {
    var frame = Frame()
    let head = frame.argument("head", .page)
    let i = frame.argument("i")
    let tail = frame.local("tail", .page)
    let value = frame.local("value", .hex)
    let pages = memory.pages
    return Procedure("__split_huge_page_tail", frame) {
      Compute("tail = head + i") { c in
        c[tail] = c[head] &+ c[i] &* KernelPointer.pageStructSize
        return .next
      }
      Load("flags = head->flags", pages.flags(head)) { c, flags in
        c[value] = flags & Self.inheritedFlags
        return .next
      }
      Store("tail->flags = flags", pages.flags(tail), .local(value))
      Load("mapping = head->mapping", pages.mapping(head)) { c, word in
        c[value] = word
        return .next
      }
      Store("tail->mapping = mapping", pages.mapping(tail), .local(value))
      Load("index = \(ownIndexText("head"))", ownIndex(of: head)) { c, index in
        c[value] = index &+ c[i]
        return .next
      }
      Store("\(ownIndexText("tail")) = index + i", ownIndex(of: tail), .local(value))
      Fence("smp_wmb()", .release)
      Store("clear_compound_head(tail)", pages.compoundHead(tail), 0)
      Store("page_ref_unfreeze(tail, 2)", pages.refcount(tail), 2, order: .release)
      Store("lru_add_page_tail(head, tail)", pages.compoundOrder(of: tail), 0) { _, _ in .back(0) }
    }
  }
}
