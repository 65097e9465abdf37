import RaceMachine

extension KernelProcedures {
  /// `find_get_pages_range()` (mm/filemap.c, v5.1; kernel-facts 3.1), for `pagevec_lookup_range()`: the next page
  /// of a file from an index on, with a reference. Returns NULL when there is none.
  ///
  /// The batch is one page long: `pvec` is a record of the index from which the next search goes on. The subpage is
  /// derived as in `find_get_entry()`.
  var findGetPagesRange: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let range = frame.argument("pvec", .hidden)
    let end = frame.argument("end", memory.geometry.offsetFormat)
    let page = frame.local("page", memory.entryFormat)
    let head = frame.local("head", .page)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let next = Through(range, 0)
    let pages = memory.pages
    let offsets = memory.geometry.offsetFormat
    let holdsSubpages = proposal.slots == .subpages
    return Procedure("find_get_pages_range", frame) {
      rcu.readLock { c, _ in
        c.setUp(xas, c[mapping], c[next], chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      At("find")
      Call("page = xas_find(&xas, end)", "xas_find", .reference(xas), .local(end)) { c, entry in
        c[page] = entry
        c[head] = entry
        c.show(memory.entryFormat.text(entry))
        if entry == XAEntry.null { return .go("out") }
        // Told, but not judged: whoever asks for a range has no page in mind.
        if entry & 3 == 0 { c.observe("offset", c[xas, XaState.index], offsets) }
        return XAEntry.isValue(entry) ? .go("find") : entry == XAEntry.retry ? .go("retry") : .next
      }
      if holdsSubpages {
        Load("head = compound_head(page)", pages.compoundHead(page)) { c, word in
          if word != 0 { c[head] = word }
          return .next
        }
      }
      AddUnlessZero("page_cache_get_speculative(head)", pages.refcount(head), 1) { c, added in
        if added == 0 { c.show("0, no") } else { c.holdPage(c[head]) }
        return added == 0 ? .go("retry") : .next
      }.keepingHold()
      if holdsSubpages {
        Load("compound_head(page) != head ?", pages.compoundHead(page)) { c, word in
          let same = (word == 0 ? c[page] : word) == c[head]
          c.show(same ? "no" : "yes")
          return same ? .next : .go("put")
        }
      }
      Call("page != xas_reload(&xas) ?", "xas_reload", .reference(xas)) { c, entry in
        announce(&c, reloaded: entry, c[page])
        if holdsSubpages, entry == c[page] { c.observe("found", entry, .page) }
        return entry == c[page] ? .go("derive") : .next
      }
      At("put")
      Call("  put_page(head)", "put_page", .local(head))
      At("retry")
      Compute("  xas_reset(&xas)") { c in
        c[xas, XaState.node] = XaState.restart
        c[xas, XaState.offset] = 0
        c[page] = 0
        c[head] = 0
        return .go("find")
      }
      At("derive")
      if !holdsSubpages {
        Call(
          "page = find_subpage(page, xas.xa_index)", "find_subpage", .local(page), Operand { $0[xas, XaState.index] }
        ) { c, found in
          c[page] = found
          c.show(ValueFormat.page.text(found))
          return .next
        }
      }
      Compute("*start = xas.xa_index + 1") { c in
        c[next] = c[xas, XaState.index] + 1
        return .next
      }
      At("out")
      rcu.readUnlock { c, _ in .back(c[page]) }
    }
  }
}
