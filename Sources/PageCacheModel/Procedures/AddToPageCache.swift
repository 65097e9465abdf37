import RaceMachine

extension KernelProcedures {
  /// `shmem_add_to_page_cache()` (mm/shmem.c, v5.1; kernel-facts 3.5): puts a page, all nr slots of a huge one, in
  /// a file's page cache in place of `expected`: nothing, or the swap entry that stood there. The caller holds the
  /// page lock.
  ///
  /// What a slot is given, the head or the subpage, is the proposal's. Allocation never fails here, and nobody else
  /// fills the range, so the error path is left out. Where a proposal keeps the swap entry in ->index, a page that
  /// comes from the swap cache keeps it there, and its own index goes to ->private.
  var shmemAddToPageCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let expected = frame.argument("expected", memory.entryFormat)
    let order = frame.local("order")
    let i = frame.local("i")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    return Procedure("shmem_add_to_page_cache", frame) {
      Call("nr = 1 << compound_order(page)", "compound_order", .local(page)) { c, value in
        c[order] = value
        c.show("\(1 << value)")
        return .next
      }
      Add("page_ref_add(page, nr)", pages.refcount(page), Operand { 1 << $0[order] })
      Store("page->mapping = mapping", pages.mapping(page), .local(mapping))
      if proposal.swapEntryField == .index {
        Store("page->private = index", pages.privateWord(page), .local(index)) { c, _ in
          c[expected] == XAEntry.null ? .next : .go("indexed")
        }
      }
      Store("page->index = index", pages.index(page), .local(index))
      At("indexed")
      Compute("XA_STATE_ORDER(xas, i_pages, index, order)") { c in
        c.setUp(xas, c[mapping], c[index], order: c[order], chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      rcu.xaLock("xas_lock_irq(&xas)", { $0[mapping] })
      Call("xas_find_conflict(&xas) == expected", "xas_find_conflict", .reference(xas)) { c, entry in
        precondition(entry == c[expected], "the file's slot holds something else")
        c.show("yes")
        return .next
      }
      Call("xas_create_range(&xas)", "xas_create_range", .reference(xas))
      At("loop")
      Compute("for i in 0..<nr") { c in
        guard c[i] < 1 << c[order] else { return .go("done") }
        c.setRegister(CPURegister.homeOfStore, to: c[page] &+ c[i] &* KernelPointer.pageStructSize)
        return .next
      }.setting(register: CPURegister.homeOfStore)
      Call(
        "  xas_store(&xas, page)", "xas_store", .reference(xas),
        Operand { proposal.slots.word(head: $0[page], subpage: $0[i]) })
      Compute("  if (++i < nr)") { c in
        c[i] += 1
        return c[i] < 1 << c[order] ? .next : .go("done")
      }
      Call("  xas_next(&xas)", "xas_next", .reference(xas)) { _, _ in .go("loop") }
      At("done")
      Compute("mapping->nrpages += nr") { c in
        memory.addPages(&c, c[mapping], 1 << c[order])
        return .next
      }
      rcu.xaUnlock("xas_unlock_irq(&xas)", { $0[mapping] }) { _, _ in .back(0) }
    }
  }

  /// `__add_to_page_cache_locked()` (mm/filemap.c, v5.1; kernel-facts 2.1): puts a small page, or a hugetlb page,
  /// which takes one slot of one index, in a file's page cache. The caller holds the page lock.
  ///
  /// Allocation never fails here, and nobody else fills the slot, so the error path is left out.
  var addToPageCacheLocked: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    return Procedure("__add_to_page_cache_locked", frame) {
      Add("get_page(page)", pages.refcount(page), 1)
      Store("page->mapping = mapping", pages.mapping(page), .local(mapping))
      Store("page->index = offset", pages.index(page), .local(index)) { c, _ in
        c.setUp(xas, c[mapping], c[index], chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      rcu.xaLock("xas_lock_irq(&xas)", { $0[mapping] })
      Call("old = xas_load(&xas)", "xas_load", .reference(xas)) { c, old in
        precondition(old == XAEntry.null, "the file's slot is in use")
        c.setRegister(CPURegister.homeOfStore, to: c[page])
        c.show("NULL")
        return .next
      }.setting(register: CPURegister.homeOfStore)
      Call("xas_store(&xas, page)", "xas_store", .reference(xas), .local(page))
      Compute("mapping->nrpages++") { c in
        memory.addPages(&c, c[mapping], 1)
        return .next
      }
      rcu.xaUnlock("xas_unlock_irq(&xas)", { $0[mapping] }) { _, _ in .back(0) }
    }
  }
}
