extension Fault {
  /// References that are taken.
  static let gets: [Fault] = [
    Fault("find_get_entry", Edit("page_cache_get_speculative(page)", .goneFinding(1)), in: .delete, .truncate, finds: "use-after-free"),
    Fault("find_get_entry", Edit("page_cache_get_speculative(page)", .unconditional), in: .delete, .truncate, finds: "use-after-free"),
    Fault("find_get_entry", Edit("page_cache_get_speculative(head)", .goneFinding(1)), in: .truncateSubpages, finds: "use-after-free"),
    Fault("find_get_entry", Edit("page_cache_get_speculative(head)", .unconditional), in: .truncateSubpages, finds: "use-after-free"),
    Fault("find_get_head", Edit("page_cache_get_speculative(page)", .goneFinding(1)), in: .deleteHead, finds: "use-after-free"),
    Fault("find_get_head", Edit("page_cache_get_speculative(page)", .unconditional), in: .deleteHead, finds: "use-after-free"),
    Fault("find_get_pages_range", Edit("page_cache_get_speculative(head)", .goneFinding(1)), in: .hugetlb, finds: "use-after-free"),
    Fault("find_get_pages_range", Edit("page_cache_get_speculative(head)", .unconditional), in: .hugetlb, redundant: ""),
    Fault("deferred_split_scan", Edit("get_page_unless_zero(page)", .goneFinding(1)), in: .split, finds: "refcount"),
    Fault("deferred_split_scan", Edit("get_page_unless_zero(page)", .unconditional), in: .split, redundant: ""),
    Fault("shrink_inactive_list", Edit("isolate: get_page_unless_zero(page)", .goneFinding(1)), in: .reclaim, .split, finds: "refcount"),
    Fault("shrink_inactive_list", Edit("isolate: get_page_unless_zero(page)", .unconditional), in: .reclaim, .splitFreed, redundant: ""),
    Fault("do_wp_page", "get_page(page)", in: .deleteHeadInFault, finds: "refcount"),
    Fault("__add_to_page_cache_locked", "get_page(page)", in: .frame, finds: "refcount"),
    Fault("add_to_swap_cache", "page_ref_add(page, nr)", in: .move, .moveHuge, finds: "refcount"),
    Fault("shmem_add_to_page_cache", "page_ref_add(page, nr)", in: .swapIn, finds: "refcount"),
    Fault("__split_huge_page", "page_ref_add(head, 2)", in: .split, finds: "refcount"),
    Fault("do_swap_page", "inc_mm_counter, page_add_anon_rmap(page)", in: .fault, finds: "refcount"),
    Fault("do_anonymous_page", "page_add_new_anon_rmap(): mapcount", in: .splitReused, finds: "refcount"),
  ]

  /// References that are dropped.
  static let puts: [Fault] = [
    Fault("put_page", Edit("put_page_testzero(page)", .goneFinding(1)), in: .delete, finds: "refcount"),
    Fault("delete_from_swap_cache", Edit("page_ref_sub(page, nr)", .goneFinding(1)), in: .delete, .deleteHuge, finds: "refcount"),
    Fault("delete_from_page_cache", Edit("page_ref_sub(page, nr)", .goneFinding(1)), in: .truncate, finds: "refcount"),
    Fault("delete_from_page_cache", "put_page(page)", in: .hugetlb, finds: "refcount"),
    Fault("find_get_entry", "put_page(page)", in: .frame, .split, finds: "refcount"),
    Fault("find_get_entry", "put_page(head)", in: .frameSubpages, finds: "refcount"),
    Fault("find_get_head", "put_page(page)", in: .deleteHead, finds: "refcount"),
    Fault("find_get_pages_range", "put_page(head)", in: .hugetlb, redundant: ""),
    Fault("__read_swap_cache_async", "put_page(page)", in: .delete, finds: "refcount"),
    Fault("__try_to_reclaim_swap", "put_page(page)", in: .oops, finds: "refcount"),
    Fault("free_page_and_swap_cache", "put_page(page)", in: .delete, finds: "refcount"),
    Fault("shrink_page_list", "putback_lru_page(page)", in: .deleteFresh, finds: "refcount"),
    Fault("shrink_inactive_list", "putback_lru_page(page)", in: .reclaim, finds: "refcount"),
    Fault("deferred_split_scan", "put_page(page)", in: .split, finds: "refcount"),
    Fault("__split_huge_page", "put_page(head + i)", in: .split, finds: "refcount"),
    Fault("do_wp_page", "put_page(page)", in: .deleteHeadInFault, finds: "refcount"),
    Fault("do_swap_page", "put_page(page)", in: .faultDeleter, .twoFaults, finds: "refcount"),
    Fault("do_swap_page", Edit("put_page(page)", 2), in: .faultDeleter, finds: "refcount"),
    Fault("lookup_swap_page", "put_page(page)", in: .deleteHead, finds: "refcount"),
    Fault("mc_handle_swap_pte", "put_page(page)", in: .memcg, finds: "refcount"),
    Fault("page_cache_read", "put_page(page)", in: .frame, finds: "refcount"),
    Fault("generic_file_buffered_read", "put_page(page)", in: .truncate, finds: "refcount"),
    Fault("hugetlbfs_pagecache_present", "put_page(page)", in: .hugetlb, finds: "refcount"),
    Fault("mincore_page", "put_page(page)", in: .swapOut, finds: "refcount"),
    Fault("remove_inode_hugepages", "huge_pagevec_release(&pvec)", in: .hugetlb, finds: "refcount"),
    Fault("truncate_inode_pages_range", "pagevec_release(&pvec)", in: .truncate, finds: "refcount"),
    Fault("shmem_delete_from_page_cache", "put_page(page)", in: .swapOut, finds: "refcount"),
    Fault("shmem_swapin_page", "put_page(page)", in: .swapIn, finds: "refcount"),
  ]

  /// Counts that are frozen and come back.
  static let freezes: [Fault] = [
    Fault("__remove_mapping", Edit("page_ref_freeze(page, refcount)", .skipped), in: .reclaim, finds: "use-after-free"),
    Fault("__remove_mapping", Edit("page_ref_freeze(page, refcount)", .uncompared(.next)), in: .reclaim, finds: "refcount"),
    Fault("__remove_mapping", "page_ref_unfreeze(page, refcount)", in: .reclaim, .split, redundant: ""),
    Fault("split_huge_page_to_list", Edit("page_ref_freeze(head, 1 + extra_pins)", .ignored(.go("split"))), in: .split, finds: "refcount"),
    Fault("split_huge_page_to_list", Edit("page_ref_freeze(head, 1 + extra_pins)", .uncompared(.go("split"))), in: .split, finds: "refcount"),
    Fault("__split_huge_page_tail", "page_ref_unfreeze(tail, 2)", in: .split, finds: "refcount"),
  ]

  /// How many users a swap slot has.
  static let slotCounts: [Fault] = [
    Fault("swap_free", "swap_map[offset] = count - 1", in: .fault, redundant: ""),
    Fault("swap_entry_free", "swap_map[offset + i] &= ~HAS_CACHE", in: .delete, redundant: ""),
    Fault("add_to_swap", "swap_map[offset + i] = HAS_CACHE", in: .move, .moveHuge, finds: "swapcache-flag"),
    Fault("shmem_writepage", "swap_map[offset] = HAS_CACHE", in: .swapOut, redundant: ""),
    Fault("shmem_writepage", "swap_map[offset] |= SHMEM", in: .swapOut, redundant: ""),
    Fault("shmem_swapin_page", "swap_map[offset] = HAS_CACHE (slot cache)", in: .swapIn, redundant: ""),
  ]

  /// Flags of pages.
  static let flags: [Fault] = [
    Fault("__delete_from_swap_cache", "ClearPageSwapCache(page)", in: .delete, .deleteHuge, .reclaimIndexFirst, finds: "swapcache-flag"),
    Fault("clear_swap_cache_fields", "ClearPageSwapCache(page)", in: .deleteWaiting, finds: "swapcache-flag"),
    Fault("add_to_swap_cache", "SetPageSwapCache(page)", in: .move, .moveHuge, finds: "swapcache-flag"),
    Fault("add_to_swap", "SetPageDirty(page)", in: .move, redundant: ""),
    Fault("try_to_free_swap", "SetPageDirty(page)", in: .delete, .move, redundant: ""),
    Fault("reuse_swap_page", "SetPageDirty(page)", in: .writeFault, redundant: ""),
    Fault("shmem_swapin_page", "SetPageDirty(page)", in: .swapIn, redundant: ""),
    Fault("__split_huge_page", "ClearPageCompound(head)", in: .split, .splitFreed, redundant: ""),
    Fault("__split_huge_page_tail", "tail->flags = flags", in: .split, finds: "vm-bug"),
    Fault("page_cache_read", "SetPageUptodate(page)", in: .frame, redundant: ""),
    Fault("do_anonymous_page", "__SetPageUptodate(page), SwapBacked, LRU", in: .splitReused, redundant: ""),
  ]
}
