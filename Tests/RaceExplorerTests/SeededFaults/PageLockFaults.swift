extension Fault {
  /// The page lock, taken and given back. A deletion checks that it is held.
  static let pageLocks: [Fault] = [
    Fault("free_swap_cache", "trylock_page(page)", "unlock_page(page)", in: .delete, finds: "vm-bug"),
    Fault("free_swap_cache", "unlock_page(page)", in: .delete, finds: "lock-held"),
    Fault("shrink_page_list", "trylock_page(page)", "unlock_page(page)", in: .deleteFresh, finds: "vm-bug"),
    Fault("shrink_page_list", "unlock_page(page)", in: .deleteFresh, finds: "lock-held"),
    Fault(
      "shrink_page_list", Edit("trylock_page(page)", 2), Edit("unlock_page(page)", 2), in: .move, .moveHead, .moveHugeHead,
      redundant: ""),
    Fault("shrink_page_list", Edit("unlock_page(page)", 2), in: .move, finds: "lock-held"),
    Fault(
      "shrink_inactive_list", "trylock_page(page)", "unlock_page(page)", "__ClearPageLocked(page)",
      Edit("unlock_page(page)", in: "swap_writepage"), Edit("swap_writepage(page): unlock_page()", in: "shmem_writepage"),
      in: .reclaim, .split, finds: "vm-bug"),
    Fault("shrink_inactive_list", "unlock_page(page)", in: .reclaim, finds: "lock-held"),
    Fault("shrink_inactive_list", "__ClearPageLocked(page)", in: .reclaim, finds: "lock-held"),
    Fault("swap_writepage", "unlock_page(page)", in: .split, finds: "lock-held"),
    Fault("shmem_writepage", "swap_writepage(page): unlock_page()", in: .swapOut, finds: "lock-held"),
    Fault("__try_to_reclaim_swap", "trylock_page(page)", "unlock_page(page)", in: .oops, finds: "vm-bug"),
    Fault("__try_to_reclaim_swap", "unlock_page(page)", in: .oops, finds: "lock-held"),
    Fault("do_wp_page", "trylock_page(page)", "unlock_page(page)", in: .deleteInFault, finds: "vm-bug"),
    Fault("do_wp_page", "unlock_page(page)", in: .deleteInFault, finds: "lock-held"),
    Fault("do_wp_page", "lock_page(page)", in: .deleteHeadInFault, finds: "vm-bug"),
    Fault(
      "do_swap_page", "lock_page(page)", "unlock_page(page)", Edit("unlock_page(page)", 2), Edit("unlock_page(page)", 3),
      in: .faultDeleter, .twoFaults, finds: "vm-bug"),
    Fault("do_swap_page", "unlock_page(page)", in: .fault, finds: "lock-held"),
    Fault("do_swap_page", Edit("unlock_page(page)", 2), in: .faultDeleter, .twoFaults, finds: "lock-held"),
    Fault("do_swap_page", Edit("unlock_page(page)", 3), in: .faultDeleter, .twoFaults, finds: "lock-held"),
    Fault(
      "lookup_swap_page", "lock_page(page)", "unlock_page(page)", Edit("unlock_page(page)", 2), in: .deleteHead,
      .deleteHugeHead, .moveHead, .moveHugeHead, finds: "vm-bug"),
    Fault("lookup_swap_page", "unlock_page(page)", in: .deleteHead, finds: "lock-held"),
    Fault("lookup_swap_page", Edit("unlock_page(page)", 2), in: .deleteHead, finds: "lock-held"),
    Fault("deferred_split_scan", "trylock_page(page)", "unlock_page(page)", in: .split, .splitFreed, finds: "vm-bug"),
    Fault("deferred_split_scan", "unlock_page(page)", in: .split, finds: "lock-held"),
    Fault("__split_huge_page", "unlock_page(head + i)", in: .split, finds: "lock-held"),
    Fault("page_cache_read", "__SetPageLocked(page)", "unlock_page(page)", in: .frame, redundant: ""),
    Fault("page_cache_read", "unlock_page(page)", in: .frame, finds: "lock-held"),
    Fault("remove_inode_hugepages", "lock_page(page)", "unlock_page(page)", in: .hugetlb, finds: "vm-bug"),
    Fault("remove_inode_hugepages", "unlock_page(page)", in: .hugetlb, finds: "lock-held"),
    Fault("truncate_inode_pages_range", "lock_page(page)", "unlock_page(page)", in: .truncate, finds: "vm-bug"),
    Fault("truncate_inode_pages_range", "unlock_page(page)", in: .truncate, finds: "lock-held"),
    Fault("shmem_swapin_page", "lock_page(page)", "unlock_page(page)", in: .swapIn, finds: "vm-bug"),
    Fault("shmem_swapin_page", "unlock_page(page)", in: .swapIn, finds: "lock-held"),
  ]
}
