import RaceMachine

extension KernelProcedures {
  /// `delete_from_page_cache()` (mm/filemap.c, v5.1; kernel-facts 3.11), with `page_cache_free_page()`: the page
  /// leaves its file, and the references of the page cache go. The caller holds the page lock.
  var deleteFromPageCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let mapping = frame.local("mapping", memory.mappingFormat)
    let nr = frame.local("nr")
    return Procedure("delete_from_page_cache", frame) {
      Load("mapping = page_mapping(page)", memory.pages.mapping(page)) { c, word in
        c[mapping] = word
        return .next
      }
      rcu.xaLock("xa_lock_irqsave(i_pages)", { $0[mapping] })
      Call("page_cache_delete(mapping, page)", "page_cache_delete", .local(mapping), .local(page)) { c, count in
        c[nr] = count
        return .next
      }
      rcu.xaUnlock("xa_unlock_irqrestore(i_pages)", { $0[mapping] }) { c, _ in c[nr] == 1 ? .go("one") : .next }
      AddAndTest("page_ref_sub(page, nr)", memory.pages.refcount(page), Operand { 0 &- $0[nr] }, order: .relaxed) {
        c, sign in
        if sign == Word.max { c.violate(Violation("refcount", "underflow")) }
        return .back(0)
      }
      At("one")
      Call("put_page(page)", "put_page", .local(page))
    }
  }

  /// `page_cache_delete()` (mm/filemap.c, v5.1; kernel-facts 3.11). The caller holds the page lock and the i_pages
  /// lock. Returns nr.
  ///
  /// The cursor has the order of the page, so the nodes below a huge page are cut off as subtrees (kernel-facts 2.2).
  /// A hugetlb page has one slot. ->index stays as it is: truncation relies on it.
  var pageCacheDelete: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let page = frame.argument("page", .page)
    let index = frame.local("index", memory.geometry.offsetFormat)
    let order = frame.local("order")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    return Procedure("page_cache_delete", frame) {
      Load("XA_STATE(xas, i_pages, page->index)", pages.index(page)) { c, word in
        c[index] = word
        c.show(indexText(word))
        return .next
      }
      Call("PageHuge(page) ?", "PageHuge", .local(page)) { c, huge in
        c.show(huge == 0 ? "no" : "yes")
        return huge == 0 ? .next : .go("checks")
      }
      Call("  xas_set_order(&xas, compound_order(page))", "compound_order", .local(page)) { c, value in
        c[order] = value
        return .next
      }
      At("checks")
      if debugVM {
        Load("VM_BUG_ON_PAGE(!PageLocked(page))", pages.flags(page, .locked)) { c, flags in
          c.show(PageFlags(flags).has(.locked) ? "no" : "yes")
          return PageFlags(flags).has(.locked) ? .next : c.bug(.notLocked, c[page])
        }
        Load("VM_BUG_ON_PAGE(PageTail(page))", pages.compoundHead(page)) { c, head in
          c.show(head == 0 ? "no" : "yes")
          return head == 0 ? .next : c.bug(.tail, c[page])
        }
      }
      Compute("xas.xa_index = index") { c in
        c.setUp(xas, c[mapping], c[index], order: c[order], chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      Call("xas_store(&xas, NULL)", "xas_store", .reference(xas), 0) { c, old in
        c.show("was \(memory.entryFormat.text(old))")
        return .next
      }
      Store("page->mapping = NULL", pages.mapping(page), 0)
      Compute("mapping->nrpages -= nr") { c in
        memory.addPages(&c, c[mapping], 0 &- 1 << c[order])
        return .back(1 << c[order])
      }
    }
  }

  /// `PageHuge()` (mm/hugetlb.c, v5.1; kernel-facts 3.2): whether the page, head or tail, belongs to hugetlbfs.
  var pageHuge: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("PageHuge", frame) {
      Load("page = compound_head(page)", memory.pages.compoundHead(page)) { c, head in
        if head != 0 { c[page] = head }
        return .next
      }
      Load("PageHead(page) ?", memory.pages.flags(page, .head)) { c, flags in
        c.show(PageFlags(flags).has(.head) ? "yes" : "no")
        return PageFlags(flags).has(.head) ? .next : .back(0)
      }
      Load("page[1].compound_dtor == HUGETLB", memory.pages.compoundDestructor(page)) { c, destructor in
        let huge = destructor == PageFrames.hugetlbDestructor
        c.show(huge ? "yes" : "no")
        return .back(huge ? 1 : 0)
      }
    }
  }
}
