import RaceMachine

extension KernelProcedures {
  /// What `kswapd` (mm/vmscan.c, v5.1; kernel-facts 5.5) does in the scenario: it splits a huge page of the swap
  /// cache, then reclaims pages that came out of it. Nothing more happens when the split fails.
  ///
  /// The old head first, unless it is kept; another task may get its frame then. The kernel's `shrink_node()` calls the
  /// shrinker of the split queue and `shrink_page_list()` for lists of pages, in another order.
  var kswapd: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let deleted = frame.argument("deleted")
    let oldHead = frame.argument("old head", .hidden)
    return Procedure("kswapd", frame) {
      Call("deferred_split_scan(page)", "deferred_split_scan", .local(page)) { c, split in
        c.show(split == 0 ? "not split" : "split")
        return split == 0 ? .back(0) : .next
      }
      Call(
        "shrink_inactive_list(page)", "shrink_inactive_list", .local(page), 0,
        when: Operand { OldHead.kept.rawValue == $0[oldHead] ? 0 : 1 })
      Call(
        "another task: do_anonymous_page()", "do_anonymous_page", .local(page),
        when: Operand { OldHead.reused.rawValue == $0[oldHead] ? 1 : 0 })
      Call(
        "shrink_inactive_list(page + deleted)", "shrink_inactive_list",
        Operand { $0[page] &+ $0[deleted] &* KernelPointer.pageStructSize }, 0, when: .local(deleted))
    }
  }

  /// `deferred_split_scan()` (mm/huge_memory.c, v5.1; kernel-facts 3.10) for one page: splits a huge page of which
  /// nobody maps much any more. Returns 1 if it was split.
  var deferredSplitScan: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let split = frame.local("split", .truth)
    return Procedure("deferred_split_scan", frame) {
      AddUnlessZero("get_page_unless_zero(page)", memory.pages.refcount(page), 1) { c, added in
        if added == 0 { return .back(0) }
        c.holdPage(c[page])
        return .next
      }.keepingHold()
      trylockPage("trylock_page(page)", page, otherwise: "next")
      Call("split_huge_page(page)", "split_huge_page_to_list", .local(page)) { c, value in
        c[split] = value
        c.show(value == 0 ? "failed" : "done")
        return .next
      }
      unlockPage("unlock_page(page)", page)
      At("next")
      Call("put_page(page)", "put_page", .local(page)) { c, _ in .back(c[split]) }
    }
  }

  /// `do_anonymous_page()` (mm/memory.c, v5.1): another task gets the frame at `frame`, if it is free, for memory of
  /// its own, and maps it. Its page table is not in the model. The figures are those of a report (kernel-facts 5.5,
  /// dump B).
  var doAnonymousPage: Procedure {
    var frame = Frame()
    let page = frame.argument("frame", .page)
    let pages = memory.pages
    return Procedure("do_anonymous_page", frame) {
      Call("page = alloc_page()", "alloc_page", .local(page)) { _, got in got == 0 ? .back(0) : .next }
      Store(
        "__SetPageUptodate(page), SwapBacked, LRU", pages.flags(page),
        .constant(PageFlags.word(.uptodate, .lru, .active, .swapbacked)))
      Store("page_add_new_anon_rmap(): mapcount", pages.mapcount(page), 1)
      Store("  page->mapping = anon_vma + 1", pages.mapping(page), .constant(0xffff_9781_2323_a689))
      Store("  \(ownIndexText("page")) = linear index", ownIndex(of: page), .constant(0xfece_c363))
    }
  }
}

/// What becomes of the page that was the head of a huge page.
enum OldHead: Word, Sendable {
  /// It stays in the swap cache.
  case kept
  /// It leaves the swap cache and is freed.
  case freed
  /// The same, and its frame gets a new owner.
  case reused

  /// The words of the parameter, in order.
  static let names = ["kept", "freed", "reused"]
}
