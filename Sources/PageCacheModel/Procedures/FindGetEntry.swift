import RaceMachine

extension KernelProcedures {
  /// `find_get_page()` (include/linux/pagemap.h, v5.1; kernel-facts 3.1): the lookup without flags; a value entry
  /// counts as nothing.
  ///
  /// Models `pagecache_get_page()` as well, which does nothing else when no flags are given.
  var findGetPage: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    return Procedure("find_get_page", frame) {
      Call("page = find_get_entry(mapping, offset)", "find_get_entry", .local(mapping), .local(offset)) { c, entry in
        let page = XAEntry.isValue(entry) ? 0 : entry
        c.show(ValueFormat.page.text(page))
        return .back(page)
      }
    }
  }

  /// `find_get_entry()` (mm/filemap.c, v5.1; kernel-facts 3.1, R0 to R10).
  ///
  /// A proposal decides what a slot holds: the head, from which `find_subpage()` derives, or the subpage itself,
  /// whose head takes the reference (before the patch).
  var findGetEntry: Procedure {
    switch proposal.slots {
    case .heads: findGetEntryOfHeads("find_get_entry", derives: true)
    case .subpages: findGetEntryOfSubpages
    }
  }

  /// The lookup where slots name heads: R0 to R10. It derives the subpage, or leaves that to its caller.
  func findGetEntryOfHeads(_ name: String, derives: Bool) -> Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let page = frame.local("page", memory.entryFormat)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    return Procedure(name, frame) {
      rcu.readLock("rcu_read_lock()")
      At("repeat")
      startWalk(mapping, offset, xas, page)
      Call("page = xas_load(&xas)", "xas_load", .reference(xas)) { c, entry in
        c[page] = entry
        c.show(memory.entryFormat.text(entry))
        if entry == XAEntry.retry { return .go("repeat") }
        guard entry == 0 || XAEntry.isValue(entry) else { return .next }
        // Nobody looks at the cursor again, and nothing is never judged: states that differ only in these are one.
        c.clear(xas)
        memory.homes.dismiss(&c)
        c.observe("found", 0, .page)
        return .go("out")
      }
      getSpeculative(page)
      if debugVM {
        Load("VM_BUG_ON(PageTail(page))", memory.pages.compoundHead(page)) { c, head in
          c.show(head == 0 ? "no" : "yes")
          return head == 0 ? .next : c.bug(.tail, c[page])
        }
      }
      Call("page != xas_reload(&xas) ?", "xas_reload", .reference(xas)) { c, entry in
        announce(&c, reloaded: entry, c[page])
        return entry == c[page] ? .go("derive") : .next
      }
      Call("  put_page(page)", "put_page", .local(page)) { _, _ in .go("repeat") }
      At("derive")
      if derives {
        Call("page = find_subpage(page, offset)", "find_subpage", .local(page), .local(offset)) { c, found in
          c[page] = found
          c.show(ValueFormat.page.text(found))
          return .next
        }.goingOn()
      }
      At("out")
      rcu.readUnlock { c, _ in .back(c[page]) }.judging(page, memory).returning()
    }
  }

  /// Before the patch: the slot names the subpage, and the head takes the reference. Nothing is derived.
  private var findGetEntryOfSubpages: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let page = frame.local("page", memory.entryFormat)
    let head = frame.local("head", .page)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    return Procedure("find_get_entry", frame) {
      rcu.readLock("rcu_read_lock()")
      At("repeat")
      startWalk(mapping, offset, xas, page)
      Call("page = xas_load(&xas)", "xas_load", .reference(xas)) { c, entry in
        c[page] = entry
        c[head] = 0
        c.show(memory.entryFormat.text(entry))
        if entry == XAEntry.retry { return .go("repeat") }
        guard entry == 0 || XAEntry.isValue(entry) else { return .next }
        // Nobody looks at the cursor again, and nothing is never judged: states that differ only in these are one.
        c.clear(xas)
        memory.homes.dismiss(&c)
        c.observe("found", 0, .page)
        return .go("out")
      }
      Load("head = compound_head(page)", memory.pages.compoundHead(page)) { c, word in
        c[head] = word == 0 ? c[page] : word
        c.show(ValueFormat.page.text(c[head]))
        return .next
      }
      getSpeculative(head)
      Load("compound_head(page) != head ?", memory.pages.compoundHead(page)) { c, word in
        let same = (word == 0 ? c[page] : word) == c[head]
        c.show(same ? "no" : "yes")
        return same ? .next : .go("put")
      }
      Call("page != xas_reload(&xas) ?", "xas_reload", .reference(xas)) { c, entry in
        announce(&c, reloaded: entry, c[page])
        guard entry == c[page] else { return .next }
        c.observe("found", c[page], .page)
        return .go("out")
      }
      At("put")
      Call("  put_page(head)", "put_page", .local(head)) { _, _ in .go("repeat") }
      At("out")
      rcu.readUnlock { c, _ in .back(c[page]) }.judging(page, memory).returning()
    }
  }

  /// Tells what the slot holds at the second look, and which page has been found if it is the same.
  func announce(_ c: inout StepContext, reloaded entry: Word, _ page: Word) {
    c.show(entry == page ? "no" : "yes: \(memory.entryFormat.text(entry))")
    c.observe("slot", entry, memory.entryFormat)
    if entry == page { c.observe("page", entry, .page) }
  }

  /// `page_cache_get_speculative()`: R4. Without a reference the lookup begins again.
  private func getSpeculative(_ page: Local) -> some ProcedureElement {
    AddUnlessZero("page_cache_get_speculative(\(page.name))", memory.pages.refcount(page), 1) { c, added in
      if added == 0 { c.show("0, no") } else { c.holdPage(c[page]) }
      return added == 0 ? .go("repeat") : .next
    }.keepingHold()
  }

  /// Sets the cursor to the offset, ready to walk from the root; forgets what the last round found.
  private func startWalk(_ mapping: Local, _ offset: Local, _ xas: Local, _ page: Local) -> some ProcedureElement {
    Compute("xas_reset(&xas)") { c in
      c.setUp(xas, c[mapping], c[offset], chunkShift: memory.xarrays.chunkShift)
      c[page] = 0
      return .next
    }
  }
}
