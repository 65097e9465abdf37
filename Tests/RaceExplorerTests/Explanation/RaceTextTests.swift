import Testing

/// What is told of races: exact texts.
@Suite("Explanations of races")
struct RaceTextTests {
  @Test("W1: the deletion clears the field between the flag and the field")
  func firstWindow() throws {
    #expect(
      try told("swap-delete", "page-index", "0*8 1*23 0*3") == """
        CPU 0 (readahead) reads xa_node#2.slots[1] at step 7 (`return slots[offset]` in xas_reload()): 0x49; CPU \
        1 (exit) writes NULL to it only at step 25.
        CPU 0 reads page[0x49].flags at step 8 (`PageSwapCache(page) ?` in page_index()): yes; CPU 1 has yet to \
        clear swapcache in it (`ClearPageSwapCache(page)` in __delete_from_swap_cache()).
        CPU 1 writes 0 to page[0x49].private at step 31 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:9.
        CPU 0 reads it at step 32 (`return swp_offset(page_private(page))` in page_index()): 0.
        With CPU 1 held back before step 31, CPU 0 reads 0:9, and nothing breaks.
        So at step 34 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x49, offset 9) finds 0 + 1 <= 9: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("W1 of a huge page: the recheck of the slot does not help")
  func firstWindowOfHugePage() throws {
    #expect(
      try told("swap-delete-thp", "page-index", "0*8 1*25 0*4") == """
        CPU 0 (readahead) reads page[0x48].flags at step 8 (`PageSwapCache(page) ?` in page_index()): yes; CPU 1 \
        (exit) has yet to clear swapcache in it (`ClearPageSwapCache(page)` in __delete_from_swap_cache()).
        CPU 1 writes 0 to page[0x48].private at step 33 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:8.
        CPU 0 reads it at step 34 (`return swp_offset(page_private(page))` in page_index()): 0.
        With CPU 1 held back before step 33, CPU 0 reads 0:8, and nothing breaks.
        So at step 37 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x48, offset 10) finds 0 + 4 <= 10: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("W2: the flag is clear by the time it is read")
  func secondWindow() throws {
    #expect(
      try told("swap-delete", "page-index", "0*7 1*25 0*3") == """
        CPU 0 (readahead) reads xa_node#2.slots[1] at step 7 (`return slots[offset]` in xas_reload()): 0x49; CPU \
        1 (exit) writes NULL to it only at step 24.
        CPU 1 clears swapcache in page[0x49].flags at step 32 (`ClearPageSwapCache(page)` in \
        __delete_from_swap_cache()).
        CPU 0 reads it at step 33 (`PageSwapCache(page) ?` in page_index()): no.
        CPU 0 reads page[0x49].index at step 34 (`return page->index` in page_index()): 0x7fa815848, as it was \
        from the beginning.
        With CPU 1 held back before step 32, CPU 0 reads yes, and another promise breaks, vm-bug: index + nr <= \
        offset.
        So at step 35 `VM_BUG_ON(index > offset)` in find_subpage(page 0x49, offset 9) finds 0x7fa815848 > 9: \
        vm-bug: index > offset.
        """)
  }

  @Test("W3: the page has moved elsewhere after the recheck")
  func thirdWindow() throws {
    #expect(
      try told("swap-move", "swap-roles", "0*7 1*49 0*2") == """
        CPU 0 (readahead) reads xa_node#2.slots[1] at step 7 (`return slots[offset]` in xas_reload()): 0x49; CPU \
        1 (reclaim) writes NULL to it only at step 22.
        CPU 1 writes 1:13 to page[0x49].index at step 56 (`page[i]->index = entry + i` in \
        add_to_swap_cache()), over 9.
        CPU 0 reads it at step 57 (`return page->index` in head_index()): 13.
        With CPU 1 held back before step 56, CPU 0 reads 9, and nothing breaks.
        So at step 58 `VM_BUG_ON(index > offset)` in find_subpage(page 0x49, offset 9) finds 13 > 9: vm-bug: \
        index > offset.
        """)
  }

  @Test("a page that was never mapped: its index is 0, whatever the flag says")
  func freshPage() throws {
    #expect(
      try told("swap-delete-fresh", "page-index", "0*8 1*21 0*3") == """
        CPU 0 (readahead) reads xa_node#2.slots[1] at step 7 (`return slots[offset]` in xas_reload()): 0x49; CPU \
        1 (reclaim) writes NULL to it only at step 23.
        CPU 1 writes 0 to page[0x49].private at step 29 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:9.
        CPU 0 reads it at step 30 (`return swp_offset(page_private(page))` in page_index()): 0.
        With CPU 1 held back before step 29, CPU 0 reads 0:9, and nothing breaks.
        So at step 32 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x49, offset 9) finds 0 + 1 <= 9: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("a page that was never mapped, both fields cleared: whichever is read, it is 0")
  func freshPageWithoutFlag() throws {
    #expect(
      try told("swap-delete-fresh", "page-index", "0*7 1*23 0*4") == """
        CPU 0 (readahead) reads xa_node#2.slots[1] at step 7 (`return slots[offset]` in xas_reload()): 0x49; CPU \
        1 (reclaim) writes NULL to it only at step 22.
        CPU 1 writes 0 to page[0x49].private at step 28 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:9.
        CPU 1 clears swapcache in page[0x49].flags at step 30 (`ClearPageSwapCache(page)` in \
        __delete_from_swap_cache()).
        CPU 0 reads it at step 31 (`PageSwapCache(page) ?` in page_index()): no.
        CPU 0 reads page[0x49].index at step 32 (`return page->index` in page_index()): 0, as it was from the \
        beginning.
        With CPU 1 held back before step 28, CPU 0 reads yes, and nothing breaks.
        Held back only before step 30, it would let CPU 0 read page[0x49].private: 0, and the same promise breaks.
        So at step 34 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x49, offset 9) finds 0 + 1 <= 9: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("index-at-delete: the flag was read before it was cleared, the field after")
  func checkThenUse() throws {
    #expect(
      try told("swap-delete", "index-at-delete", "0*8 1*26 0*3") == """
        CPU 0 (readahead) reads page[0x49].flags at step 8 (`PageSwapCache(page) ?` in page_index()): yes; CPU 1 \
        (exit) clears swapcache in it only at step 24.
        CPU 1 writes 0 to page[0x49].private at step 34 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:9.
        CPU 0 reads it at step 35 (`return swp_offset(page_private(page))` in page_index()): 0.
        With CPU 1 held back before step 34, CPU 0 reads 0:9, and nothing breaks.
        So at step 37 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x49, offset 9) finds 0 + 1 <= 9: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("index-at-delete: an rmap walk reads an index that is none of its own")
  func rmapLost() throws {
    #expect(
      try told("reuse-rmap", "index-at-delete", "0*2 1*19 0") == """
        CPU 1 (write fault) writes 8 to page[0x48].index at step 21 (`page->index = swp_offset(entry)` in \
        __delete_from_swap_cache()), over 0x7fa815848.
        CPU 0 (rmap walk) reads it at step 22 (`pgoff = page_to_pgoff(page) = page->index` in rmap_walk_anon()): \
        8.
        With CPU 1 held back before step 21, CPU 0 reads 0x7fa815848, and nothing breaks.
        So at step 22 `pgoff = page_to_pgoff(page) = page->index` in rmap_walk_anon() breaks a promise (8): \
        rmap-lost: page_to_pgoff(page) != linear index.
        """)
  }

  @Test("a split: nobody can go on while the head is frozen")
  func split() throws {
    #expect(
      try told("thp-split", "mask", "0*4 1*39 0*6") == """
        CPU 1 (kswapd) clears head in page[0x48].flags at step 42 (`ClearPageCompound(head)` in \
        __split_huge_page()).
        CPU 0 (readahead) reads it at step 48 (`PageHead(page) ?` in compound_order()): no.
        Between steps 11 and 43 CPU 1 would keep CPU 0 waiting; with CPU 1 held back before step 11, CPU 0 reads \
        yes, and nothing breaks.
        So at step 49 `page = find_get_page(space, offset)` in __read_swap_cache_async(entry 0:10) breaks a \
        promise (0x48; wanted 0x4a, nr 1, subpage 0): wrong-page: not the home of that offset.
        """)
  }

  @Test("tmpfs: the flag is set before the field")
  func tmpfs() throws {
    #expect(
      try told("tmpfs", "page-index", "0*4 1*5 0*3 1*6 0*4") == """
        CPU 1 (reclaim) sets swapcache in page[0x49].flags at step 18 (`SetPageSwapCache(page)` in \
        add_to_swap_cache()).
        CPU 0 (mincore) reads it at step 19 (`PageSwapCache(page) ?` in page_index()): yes.
        CPU 0 reads page[0x49].private at step 20 (`return swp_offset(page_private(page))` in page_index()): 0; \
        CPU 1 has yet to write 0:9 to it (`page_private(page[i]) = entry + i` in add_to_swap_cache()).
        With CPU 1 held back before step 18, CPU 0 reads no, and nothing breaks.
        So at step 22 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x49, offset 5) finds 0 + 1 <= 5: \
        vm-bug: index + nr <= offset.
        """)
  }

  @Test("the panic of 29 March, with its figures")
  func panic() throws {
    #expect(
      try told("oops-2019-03-29", "page-index", "0*14 1*26 0*3") == """
        CPU 0 (direct reclaim) reads xa_node#3.slots[15] at step 13 (`return slots[offset]` in xas_reload()): \
        0x21de84f; CPU 1 (exit) writes NULL to it only at step 32.
        CPU 0 reads page[0x21de84f].flags at step 14 (`PageSwapCache(page) ?` in page_index()): yes; CPU 1 has \
        yet to clear swapcache in it (`ClearPageSwapCache(page)` in __delete_from_swap_cache()).
        CPU 1 writes 0 to page[0x21de84f].private at step 40 (`set_page_private(page + i, 0)` in \
        __delete_from_swap_cache()), over 0:0x1c84f.
        CPU 0 reads it at step 41 (`return swp_offset(page_private(page))` in page_index()): 0.
        With CPU 1 held back before step 40, CPU 0 reads 0:0x1c84f, and nothing breaks.
        So at step 43 `VM_BUG_ON(index + nr <= offset)` in find_subpage(page 0x21de84f, offset 0x1c84f) finds 0 \
        + 1 <= 0x1c84f: vm-bug: index + nr <= offset.
        """)
  }
}
