extension Fault {
  /// The second looks of those who change something.
  static let changerTests: [Fault] = [
    // Two who delete one page: reclaim and an exiting task.
    Fault("try_to_free_swap", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .oops, finds: "wild-access"),
    Fault(
      "free_swap_cache", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .delete, .oops,
      redundant: "try_to_free_swap() asks again, under the page lock"),
    Fault(
      "free_swap_cache", Edit("page_mapped(page) ?", .ignored(.next)), in: .delete, .oops,
      redundant: "nobody maps a page whose task exits here"),
    // Who uses the slots: memcg's pte does.
    Fault("try_to_free_swap", Edit("page_swapped(page) ?", .ignored(.next)), in: .memcg, finds: "vm-bug"),
    Fault(
      "reuse_swap_page", "users = page_mapcount(page)", in: .writeFault, .deleteInFault,
      redundant: "one task maps the page, and no swap pte names its slot"),
    Fault(
      "reuse_swap_page", Edit("users += page_swapcount(page)", .ignored(.next)), in: .writeFault, .deleteInFault,
      redundant: "one task maps the page, and no swap pte names its slot"),
    Fault(
      "reuse_swap_page", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .writeFault, .deleteInFault,
      redundant: "nobody else deletes the page"),
    Fault(
      "rmap_walk_anon", Edit("page_mapped(page) ?", .ignored(.next)), in: .writeFault,
      redundant: "the page stays mapped"),
    // Files.
    Fault(
      "truncate_inode_pages_range", Edit("page->mapping != mapping ?", .ignored(.next)), in: .truncate, .frame,
      redundant: "nobody else takes the page out of the file"),
    Fault(
      "shmem_swapin_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .swapIn,
      redundant: "nobody else takes the page out of the swap cache"),
    Fault(
      "shmem_swapin_page", Edit("page_private(page) != swap.val ?", .ignored(.next)), in: .swapIn,
      redundant: "nobody else takes the page out of the swap cache"),
    Fault(
      "shmem_swapin_page", Edit("page->index != swap.val ?", .ignored(.next)), in: .swapInRoles,
      redundant: "nobody else takes the page out of the swap cache"),
    Fault(
      "shmem_swapin_page", Edit("!shmem_confirm_swap(mapping, index, swap) ?", .ignored(.next)), in: .swapIn,
      redundant: "nobody else changes the file"),
    Fault(
      "shmem_add_to_page_cache", Edit("xas_find_conflict(&xas) == expected", .skipped), in: .swapIn,
      redundant: "nobody else changes the file"),
    Fault(
      "shmem_delete_from_page_cache", Edit("xas_load(&xas) == page", .skipped), in: .swapOut,
      redundant: "nobody else changes the file"),
    // Reclaim and split.
    Fault(
      "pageout", Edit("page_count(page) - nr == 1 ?", .ignored(.next)), in: .split,
      redundant: "a forecast: who gets a reference a moment later is not seen either"),
    Fault(
      "pageout", Edit("page_count(page) - nr == 1 ?", .ignored(.go("shmem"))), in: .swapOut,
      redundant: "a forecast: who gets a reference a moment later is not seen either"),
    Fault(
      "split_huge_page_to_list", Edit("PageWriteback(head) ?", .ignored(.next)), in: .split,
      redundant: "nothing is under writeback"),
    // Nobody makes the page dirty meanwhile, so either question is enough.
    Fault(
      "shrink_inactive_list", Edit("PageDirty(page) ?", .ignored(.go("clean"))), in: .split, .swapOut,
      redundant: "__remove_mapping() asks again, with the count frozen"),
    Fault(
      "__remove_mapping", Edit("PageDirty(page) ?", .ignored(.next)), in: .reclaim, .split,
      redundant: "shrink_inactive_list() has asked before, and nobody makes the page dirty"),
  ]

  /// CONFIG_DEBUG_VM's checks. Where the rest is right they never fire; a broken proposal, and other faults of this
  /// table, they find first.
  static let debugChecks: [Fault] = [
    Fault(
      "__delete_from_swap_cache", Edit("VM_BUG_ON(!PageLocked, !PageSwapCache)", .skipped), in: .delete, .deleteHuge,
      .reclaim, redundant: "the callers hold the page lock and have asked for the flag"),
    Fault(
      "find_get_entry", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .delete, .deleteHuge, .frame, .split,
      redundant: "slots name heads, and tails have no references to get"),
    Fault(
      "find_get_head", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .deleteHead, .deleteHugeHead,
      redundant: "slots name heads, and tails have no references to get"),
    Fault(
      "find_subpage", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .delete, .deleteHuge, .frame, .split,
      redundant: "slots name heads, and tails have no references to get"),
    // Without them the wrong page is handed out.
    Fault("find_subpage", Edit("VM_BUG_ON(index > offset)", .skipped), in: .deleteIndex, finds: "wrong-page"),
    Fault(
      "find_subpage", Edit("VM_BUG_ON(index + nr <= offset)", .skipped), in: .deletePageIndex, finds: "vm-bug",
      "wrong-page"),
    Fault(
      "remove_inode_hugepages", Edit("VM_BUG_ON(PagePrivate(page))", .skipped), in: .hugetlbMask, finds: "wild-access",
      "wrong-page"),
    Fault(
      "page_cache_delete", Edit("VM_BUG_ON_PAGE(!PageLocked(page))", .skipped), in: .truncate, .hugetlb,
      redundant: "the callers hold the page lock"),
    Fault(
      "page_cache_delete", Edit("VM_BUG_ON_PAGE(PageTail(page))", .skipped), in: .truncate, .hugetlb,
      redundant: "the callers have the head"),
  ]
}
