import Testing

/// What is told where no other CPU is needed: exact texts.
@Suite("Explanations of what one CPU does")
struct LoneTextTests {
  @Test("index: the first lookup of a mapped page")
  func index() throws {
    #expect(
      try told("swap-delete", "index", "0*9") == """
        No other CPU is needed: CPU 0 (readahead) runs into this alone.
        CPU 0 reads page[0x49].index at step 8 (`return page->index` in head_index()): 0x7fa815848, as it was \
        from the beginning.
        So at step 9 `VM_BUG_ON(index > offset)` in find_subpage(page 0x49, offset 9) finds 0x7fa815848 > 9: \
        vm-bug: index > offset.
        """)
  }

  @Test("the head, for whatever offset")
  func headOnly() throws {
    #expect(
      try told("swap-delete-thp", "head-if-swapcache", "0*9") == """
        No other CPU is needed: CPU 0 (readahead) runs into this alone.
        CPU 0 reads page[0x48].flags at step 8 (`if (PageSwapCache(page)) return page` in find_subpage()): yes, \
        as it was from the beginning.
        So at step 9 `page = find_get_page(space, offset)` in __read_swap_cache_async(entry 0:10) breaks a \
        promise (0x48; wanted 0x4a): wrong-page: not the home of that offset.
        """)
  }

  @Test("mask: hugetlb counts in huge pages")
  func hugetlb() throws {
    #expect(
      try told("hugetlb", "mask", "0*14") == """
        No other CPU is needed: CPU 0 (fault) runs into this alone.
        CPU 0 reads page[0x45].compound_order at step 13 (`page[1].compound_order` in compound_order()): 2, as \
        it was from the beginning.
        So at step 14 `page = find_get_page(mapping, index)` in hugetlbfs_pagecache_present(mapping file 0, \
        index 1) breaks a promise (0x45; wanted 0x44, nr 4): wrong-page: not the home of that offset.
        """)
  }

  @Test("a slot that the split left alone")
  func staleSlot() throws {
    #expect(
      try told("thp-split", "mask-hugetlb", "1*76") == """
        No other CPU is needed: CPU 1 (kswapd) runs into this alone.
        CPU 1 reads xa_node#2.slots[1] at step 73 (`entry = xas_descend(&xas, node)` in xas_load()): 0x48, as it \
        was from the beginning.
        So at step 76 `old = xas_store(&xas, NULL)` in __delete_from_swap_cache(page 0x49, entry 0:9) breaks a \
        promise (was 0x48): vm-bug: entry != page.
        """)
  }

  @Test("sleeping where it is forbidden: the locks are told")
  func sleeping() throws {
    #expect(
      try told("reuse-rmap", "synchronize-rcu", "1*44") == """
        No other CPU is needed: CPU 1 (write fault) runs into this alone.
        CPU 1 has held pte lock since step 1 (`spin_lock(ptl)` in do_wp_page()) and page lock since step 2 \
        (`trylock_page(page)` in do_wp_page()).
        So at step 44 `begin a grace period` in synchronize_rcu() breaks a promise (no reader): sleep-in-atomic: \
        synchronize_rcu() under a spinlock.
        """)
  }
}
