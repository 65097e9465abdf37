import RaceMachine

extension KernelProcedures {
  /// `remove_inode_hugepages()` (fs/hugetlbfs/inode.c, v5.1; kernel-facts 5.4): truncates a hugetlbfs file to nothing,
  /// as when it is deleted.
  ///
  /// The fault mutex, the reservations and the flags that `remove_huge_page()` clears are left out, and the file is
  /// mapped nowhere. The page's own PG_private must be clear by now; PG_private of the *second* page of each huge
  /// page, which says "active", stays set, and whoever takes that page for the huge page dies here. The last reference
  /// gives the page to the allocator at once, dissolved, where the kernel keeps it whole in hugetlb's pool.
  var removeInodeHugepages: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let end = frame.argument("end", memory.geometry.offsetFormat)
    let page = frame.local("page", .page)
    let head = frame.local("head", .page)
    let range = frame.record("pvec", fields: [Field("next", .xaHead, memory.geometry.offsetFormat)])
    let pages = memory.pages
    return Procedure("remove_inode_hugepages", frame) {
      At("next")
      Call(
        "page = pagevec_lookup_range(&pvec, &next, end)", "find_get_pages_range", .local(mapping), .reference(range),
        .local(end)
      ) { c, found in
        c[page] = found
        c[head] = 0
        c.show(ValueFormat.page.text(found))
        return found == 0 ? .back(0) : .next
      }
      Load("  head = compound_head(page)", pages.compoundHead(page)) { c, word in
        c[head] = word == 0 ? c[page] : word
        return .next
      }
      Lock("  lock_page(page)", .page, pages.flags(head))
      if debugVM {
        Load("  VM_BUG_ON(PagePrivate(page))", pages.flags(page, .hasPrivate)) { c, flags in
          let isPrivate = PageFlags(flags).has(.hasPrivate)
          c.show(isPrivate ? "yes" : "no")
          return isPrivate ? c.bugWithoutDump(.hasPrivate) : .next
        }
      }
      Call("  remove_huge_page(page)", "delete_from_page_cache", .local(page))
      unlockPage("  unlock_page(page)", head)
      Call("  huge_pagevec_release(&pvec)", "put_page", .local(page)) { _, _ in .go("next") }
    }
  }
}
