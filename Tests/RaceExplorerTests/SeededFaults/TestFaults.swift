extension Fault {
  /// Second looks of lookups.
  static let lookupTests: [Fault] = [
    Fault("find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .frame, .split, finds: "wrong-page"),
    Fault("find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("out"))), in: .frameSubpages, finds: "foreign-page"),
    Fault("find_get_entry", Edit("compound_head(page) != head ?", .ignored(.next)), in: .frameSubpages, .deleteHugeSubpages, redundant: ""),
    Fault("find_get_head", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .deleteHead, .deleteHugeHead, .moveHead, .moveHugeHead, redundant: ""),
    Fault("find_get_pages_range", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .hugetlb, redundant: ""),
    Fault("find_get_pages_range", Edit("compound_head(page) != head ?", .ignored(.next)), in: .hugetlbSubpages, redundant: ""),
    Fault("lookup_swap_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .deleteHead, .moveHead, redundant: ""),
    Fault("lookup_swap_page", Edit("entry = page_private(page)", .ignored(.next)), in: .deleteHead, .moveHugeHead, redundant: ""),
    Fault("lookup_swap_page", Edit("nr = hpage_nr_pages(page)", .ignored(.next)), in: .moveHead, redundant: ""),
    Fault("find_subpage", Edit("if (PageSwapCache(page)) return page", .ignored(.next)), in: .faultOfHead, finds: "vm-bug"),
    Fault("find_subpage", Edit("if (PageHuge(page))", .ignored(.next)), in: .deleteHugetlb, finds: "wild-access"),
    Fault("find_subpage", Edit("page[1].compound_dtor == HUGETLB ?", .ignored(.next)), in: .hugetlb, finds: "vm-bug", "wrong-page"),
    Fault("page_index", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .truncateIndex, finds: "vm-bug"),
    Fault("page_index", Edit("PageSwapCache(page) ?", .ignored(.go("linear"))), in: .deleteLocked, finds: "vm-bug"),
    Fault("compound_order", Edit("PageHead(page) ?", .ignored(.next)), in: .delete, finds: "wild-access"),
    Fault("PageHuge", Edit("PageHead(page) ?", .ignored(.next)), in: .hugetlb, .truncate, .frame, redundant: ""),
    Fault("PageHuge", Edit("page[1].compound_dtor == HUGETLB", .ignored(.back(0))), in: .hugetlb, finds: "refcount"),
    Fault("PageHuge", Edit("page[1].compound_dtor == HUGETLB", .ignored(.back(1))), in: .truncate, finds: "refcount"),
    Fault("page_cache_delete", Edit("PageHuge(page) ?", .ignored(.next)), in: .hugetlb, finds: "refcount"),
    Fault("generic_file_buffered_read", Edit("PageUptodate(page) ?", .skipped), in: .truncate, redundant: ""),
    Fault("mincore_page", Edit("PageUptodate(page) ?", .skipped), in: .swapOut, redundant: ""),
  ]

  /// Second looks of those who change something.
  static let changerTests: [Fault] = [
    Fault("do_swap_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .faultDeleter, redundant: ""),
    Fault("do_swap_page", Edit("page_private(page) != entry ?", .deceivedBy("entry")), in: .faultDeleter, redundant: ""),
    Fault("do_swap_page", Edit("page->index != entry ?", .deceivedBy("entry")), in: .faultDeleterRoles, redundant: ""),
    Fault("do_swap_page", Edit("pte unchanged ?", .ignored(.next)), in: .twoFaults, finds: "refcount"),
    Fault("do_swap_page", Edit("retry the fault: pte unchanged ?", .ignored(.go("retry"))), in: .faultDeleter, .twoFaults, redundant: ""),
    Fault("free_swap_cache", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .delete, .oops, redundant: ""),
    Fault("free_swap_cache", Edit("page_mapped(page) ?", .ignored(.next)), in: .delete, .oops, redundant: ""),
    Fault("try_to_free_swap", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .oops, finds: "vm-bug"),
    Fault("try_to_free_swap", Edit("page_swapped(page) ?", .ignored(.next)), in: .memcg, finds: "vm-bug"),
    Fault("reuse_swap_page", "users = page_mapcount(page)", in: .writeFault, redundant: ""),
    Fault("reuse_swap_page", Edit("users += page_swapcount(page)", .ignored(.next)), in: .writeFault, redundant: ""),
    Fault("reuse_swap_page", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .writeFault, redundant: ""),
    Fault("rmap_walk_anon", Edit("page_mapped(page) ?", .ignored(.next)), in: .writeFault, redundant: ""),
    Fault("scan_swap_map_slots", Edit("si->swap_map[offset] == HAS_CACHE ?", .deceived(0x40)), in: .oops, redundant: ""),
    Fault("truncate_inode_pages_range", Edit("page->mapping != mapping ?", .ignored(.next)), in: .truncate, .frame, redundant: ""),
    Fault("shmem_swapin_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .swapIn, redundant: ""),
    Fault("shmem_swapin_page", Edit("page_private(page) != swap.val ?", .ignored(.next)), in: .swapIn, redundant: ""),
    Fault("shmem_swapin_page", Edit("page->index != swap.val ?", .ignored(.next)), in: .swapInRoles, redundant: ""),
    Fault("shmem_swapin_page", Edit("!shmem_confirm_swap(mapping, index, swap) ?", .ignored(.next)), in: .swapIn, redundant: ""),
    Fault("shmem_add_to_page_cache", Edit("xas_find_conflict(&xas) == expected", .skipped), in: .swapIn, redundant: ""),
    Fault("shmem_delete_from_page_cache", Edit("xas_load(&xas) == page", .skipped), in: .swapOut, redundant: ""),
    Fault("pageout", Edit("page_count(page) - nr == 1 ?", .ignored(.next)), in: .split, redundant: ""),
    Fault("pageout", Edit("page_count(page) - nr == 1 ?", .ignored(.go("shmem"))), in: .swapOut, redundant: ""),
    Fault("split_huge_page_to_list", Edit("PageWriteback(head) ?", .ignored(.next)), in: .split, redundant: ""),
    Fault("shrink_inactive_list", Edit("PageDirty(page) ?", .ignored(.go("clean"))), in: .split, .swapOut, redundant: ""),
    Fault("__remove_mapping", Edit("PageDirty(page) ?", .ignored(.next)), in: .reclaim, .split, redundant: ""),
  ]

  /// CONFIG_DEBUG_VM's checks.
  static let debugChecks: [Fault] = [
    Fault("__delete_from_swap_cache", Edit("VM_BUG_ON(!PageLocked, !PageSwapCache)", .skipped), in: .delete, .deleteHuge, .reclaim, redundant: ""),
    Fault("find_get_entry", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .delete, .deleteHuge, .frame, .split, redundant: ""),
    Fault("find_get_head", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .deleteHead, .deleteHugeHead, redundant: ""),
    Fault("find_subpage", Edit("VM_BUG_ON(PageTail(page))", .skipped), in: .delete, .deleteHuge, .frame, redundant: ""),
    Fault("find_subpage", Edit("VM_BUG_ON(index > offset)", .skipped), in: .deleteLocked, .truncateIndex, redundant: ""),
    Fault("find_subpage", Edit("VM_BUG_ON(index + nr <= offset)", .skipped), in: .deleteLocked, .truncateIndex, redundant: ""),
    Fault("page_cache_delete", Edit("VM_BUG_ON_PAGE(!PageLocked(page))", .skipped), in: .truncate, .hugetlb, redundant: ""),
    Fault("page_cache_delete", Edit("VM_BUG_ON_PAGE(PageTail(page))", .skipped), in: .truncate, .hugetlb, redundant: ""),
    Fault("remove_inode_hugepages", Edit("VM_BUG_ON(PagePrivate(page))", .skipped), in: .hugetlb, redundant: ""),
  ]
}
