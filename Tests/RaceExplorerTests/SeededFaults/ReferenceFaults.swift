extension Fault {
  /// References that are taken: not at all, or without asking for zero.
  static let gets: [Fault] = [
    Fault(
      "find_get_entry", Edit("page_cache_get_speculative(page)", .goneFinding(1)), in: .delete,
      finds: "foreign-page", "refcount", "use-after-free"),
    Fault(
      "find_get_entry", Edit("page_cache_get_speculative(page)", .goneFinding(1)), in: .truncate,
      finds: "foreign-page", "refcount", "use-after-free", "wrong-page"),
    Fault(
      "find_get_entry", Edit("page_cache_get_speculative(page)", .unconditional), in: .delete, .truncate,
      finds: "use-after-free"),
    Fault(
      "find_get_entry", Edit("page_cache_get_speculative(head)", .goneFinding(1)), in: .truncateSubpages,
      finds: "foreign-page", "refcount", "use-after-free"),
    Fault(
      "find_get_entry", Edit("page_cache_get_speculative(head)", .unconditional), in: .truncateSubpages,
      finds: "use-after-free"),
    Fault(
      "find_get_head", Edit("page_cache_get_speculative(page)", .goneFinding(1)), in: .deleteHead, finds: "refcount",
      "use-after-free"),
    Fault(
      "find_get_head", Edit("page_cache_get_speculative(page)", .unconditional), in: .deleteHead,
      finds: "use-after-free"),
    Fault(
      "find_get_pages_range", Edit("page_cache_get_speculative(head)", .goneFinding(1)), in: .hugetlb,
      finds: "use-after-free"),
    Fault(
      "find_get_pages_range", Edit("page_cache_get_speculative(head)", .unconditional), in: .hugetlb, .hugetlbSubpages,
      redundant: "only the truncation itself frees pages of the file"),
    Fault(
      "deferred_split_scan", Edit("get_page_unless_zero(page)", .goneFinding(1)), in: .split, finds: "refcount",
      "wrong-page"),
    Fault(
      "deferred_split_scan", Edit("get_page_unless_zero(page)", .unconditional), in: .split, .splitFreed,
      redundant: "the swap cache has references as long as the page waits for its split"),
    Fault(
      "shrink_inactive_list", Edit("isolate: get_page_unless_zero(page)", .goneFinding(1)), in: .split,
      finds: "refcount"),
    Fault(
      "shrink_inactive_list", Edit("isolate: get_page_unless_zero(page)", .goneFinding(1)), in: .reclaim,
      finds: "foreign-page", "refcount", "use-after-free", "wrong-page"),
    Fault(
      "shrink_inactive_list", Edit("isolate: get_page_unless_zero(page)", .unconditional), in: .reclaim, .splitFreed,
      redundant: "the cache has references as long as nobody else reclaims the page"),
    Fault("do_wp_page", "get_page(page)", in: .deleteHeadInFault, finds: "refcount", "use-after-free"),
    Fault("__add_to_page_cache_locked", "get_page(page)", in: .frame, finds: "refcount"),
    Fault("add_to_swap_cache", "page_ref_add(page, nr)", in: .move, .moveHuge, finds: "refcount"),
    Fault("shmem_add_to_page_cache", "page_ref_add(page, nr)", in: .swapIn, finds: "refcount"),
    Fault("__split_huge_page", "page_ref_add(head, 2)", in: .split, finds: "refcount"),
    // Mappings: a reference each.
    Fault("do_swap_page", "inc_mm_counter, page_add_anon_rmap(page)", in: .fault, finds: "refcount"),
    Fault("do_anonymous_page", "page_add_new_anon_rmap(): mapcount", in: .splitReused, finds: "refcount"),
  ]

  /// References that are dropped.
  static let puts: [Fault] = [
    Fault("put_page", Edit("put_page_testzero(page)", .goneFinding(1)), in: .delete, finds: "refcount"),
    Fault(
      "delete_from_swap_cache", Edit("page_ref_sub(page, nr)", .goneFinding(1)), in: .delete, .deleteHuge,
      finds: "refcount"),
    Fault("delete_from_page_cache", Edit("page_ref_sub(page, nr)", .goneFinding(1)), in: .truncate, finds: "refcount"),
    Fault("delete_from_page_cache", "put_page(page)", in: .hugetlb, finds: "refcount"),
    Fault("find_get_entry", "put_page(page)", in: .frame, .split, finds: "refcount"),
    Fault("find_get_entry", "put_page(head)", in: .frameSubpages, finds: "refcount"),
    Fault("find_get_head", "put_page(page)", in: .deleteHead, finds: "refcount"),
    Fault(
      "find_get_pages_range", "put_page(head)", in: .hugetlb, .hugetlbSubpages,
      redundant: "the second look finds nothing new: only the truncation itself empties slots"),
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

  /// Counts that are frozen, which asks whether anybody else has a reference, and that come back.
  static let freezes: [Fault] = [
    Fault(
      "__remove_mapping", Edit("page_ref_freeze(page, refcount)", .skipped), in: .reclaim, finds: "foreign-page",
      "refcount", "use-after-free", "wrong-page"),
    Fault(
      "__remove_mapping", Edit("page_ref_freeze(page, refcount)", .uncompared(.next)), in: .reclaim,
      finds: "foreign-page", "refcount", "use-after-free", "wrong-page"),
    Fault(
      "split_huge_page_to_list", Edit("page_ref_freeze(head, 1 + extra_pins)", .ignored(.go("split"))), in: .split,
      finds: "refcount", "wrong-page"),
    Fault(
      "split_huge_page_to_list", Edit("page_ref_freeze(head, 1 + extra_pins)", .uncompared(.go("split"))), in: .split,
      finds: "refcount", "wrong-page"),
    Fault("__split_huge_page_tail", "page_ref_unfreeze(tail, 2)", in: .split, finds: "refcount"),
    // A dirty page comes here only if nobody asked before.
    Fault(
      "__remove_mapping", "page_ref_unfreeze(page, refcount)", in: .reclaim, .split,
      redundant: "shrink_inactive_list() has asked whether the page is dirty, and nobody makes it dirty"),
    Fault(
      "__remove_mapping", "page_ref_unfreeze(page, refcount)",
      Edit("PageDirty(page) ?", in: "shrink_inactive_list", .ignored(.go("clean"))), in: .split, finds: "refcount"),
  ]
}
