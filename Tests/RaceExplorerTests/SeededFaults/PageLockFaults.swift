extension Fault {
  /// The page lock. A deletion and a split check that it is held.
  static let pageLocks: [Fault] = [
    Fault("free_swap_cache", "trylock_page(page)", "unlock_page(page)", in: .delete, .deleteHuge, finds: "vm-bug"),
    Fault("shrink_page_list", "trylock_page(page)", "unlock_page(page)", in: .deleteFresh, finds: "vm-bug"),
    // The kernel checks the lock in add_to_swap() as well.
    Fault(
      "shrink_page_list", Edit("trylock_page(page)", 2), Edit("unlock_page(page)", 2), in: .move, .moveHead,
      .moveHugeHead,
      redundant: "whoever reads the place of a page in swap checks flag, type and range"),
    Fault(
      "shrink_inactive_list", "trylock_page(page)", "unlock_page(page)", "__ClearPageLocked(page)",
      Edit("unlock_page(page)", in: "swap_writepage"),
      Edit("swap_writepage(page): unlock_page()", in: "shmem_writepage"), in: .reclaim, .split, finds: "vm-bug"),
    Fault(
      "__try_to_reclaim_swap", "trylock_page(page)", "unlock_page(page)", in: .oops, finds: "vm-bug", "wild-access"),
    Fault("do_wp_page", "trylock_page(page)", "unlock_page(page)", in: .deleteInFault, finds: "vm-bug"),
    Fault("do_wp_page", "lock_page(page)", in: .deleteHeadInFault, finds: "vm-bug"),
    // Two faults map one page through one pte: either lock is enough, but one of them must be there. A page that
    // still has a swap pte cannot leave the swap cache, and nobody splits a page here while a fault looks at it.
    Fault(
      "do_swap_page", "lock_page(page)", "unlock_page(page)", Edit("unlock_page(page)", 2),
      Edit("unlock_page(page)", 3), in: .faultDeleter, .twoFaults,
      redundant: "the pte, looked at again under its own lock, says whether the entry still counts"),
    Fault(
      "do_swap_page", "lock_page(page)", "unlock_page(page)", Edit("unlock_page(page)", 2),
      Edit("unlock_page(page)", 3), "spin_lock(ptl)", "pte_unmap_unlock(ptl)", Edit("pte_unmap_unlock(ptl)", 2),
      in: .twoFaults, finds: "refcount"),
    // The one value of ->private that the checks accept is the one that the derivation uses. The lock would matter
    // to a caller that derived from a second load.
    Fault(
      "lookup_swap_page", "lock_page(page)", "unlock_page(page)", Edit("unlock_page(page)", 2), in: .deleteHead,
      .deleteHugeHead, .moveHead, .moveHugeHead,
      redundant: "checks and derivation go by one load of ->private"),
    Fault("deferred_split_scan", "trylock_page(page)", "unlock_page(page)", in: .split, finds: "vm-bug"),
    // Readers of a file look at the page without its lock, and what they wait for, PG_uptodate, is not waited for here.
    Fault(
      "page_cache_read", Edit("__SetPageLocked(page)", .skipped), "unlock_page(page)", in: .frame, .frameSubpages,
      redundant: "nobody else takes the lock of a page that is being read"),
    Fault("remove_inode_hugepages", "lock_page(page)", "unlock_page(page)", in: .hugetlb, finds: "vm-bug"),
    Fault("truncate_inode_pages_range", "lock_page(page)", "unlock_page(page)", in: .truncate, finds: "vm-bug"),
    Fault("shmem_swapin_page", "lock_page(page)", "unlock_page(page)", in: .swapIn, finds: "vm-bug"),
  ]

  /// The page lock, taken and never given back.
  static let pageLocksKept: [Fault] = [
    Fault("free_swap_cache", "unlock_page(page)", in: .delete, finds: "lock-held"),
    Fault("shrink_page_list", "unlock_page(page)", in: .deleteFresh, finds: "lock-held"),
    Fault("shrink_page_list", Edit("unlock_page(page)", 2), in: .move, finds: "lock-held"),
    Fault("shrink_inactive_list", "unlock_page(page)", in: .reclaim, finds: "lock-held"),
    Fault("shrink_inactive_list", "__ClearPageLocked(page)", in: .reclaim, finds: "lock-held"),
    Fault("swap_writepage", "unlock_page(page)", in: .split, finds: "lock-held"),
    Fault("shmem_writepage", "swap_writepage(page): unlock_page()", in: .swapOut, finds: "lock-held"),
    Fault("__try_to_reclaim_swap", "unlock_page(page)", in: .oops, finds: "lock-held"),
    Fault("do_wp_page", "unlock_page(page)", in: .deleteInFault, finds: "lock-held"),
    Fault("do_swap_page", "unlock_page(page)", in: .fault, finds: "lock-held"),
    Fault("do_swap_page", "unlock_page(page)", in: .twoFaults, finds: "deadlock"),
    Fault("do_swap_page", Edit("unlock_page(page)", 2), in: .faultDeleter, .twoFaults, finds: "lock-held"),
    Fault("do_swap_page", Edit("unlock_page(page)", 3), in: .faultDeleter, finds: "lock-held"),
    Fault("lookup_swap_page", "unlock_page(page)", in: .deleteHead, finds: "lock-held"),
    Fault("lookup_swap_page", Edit("unlock_page(page)", 2), in: .deleteHead, finds: "lock-held"),
    Fault("deferred_split_scan", "unlock_page(page)", in: .split, finds: "lock-held"),
    // The splitter unlocks what the tails have inherited.
    Fault("__split_huge_page", "unlock_page(head + i)", in: .split, finds: "lock-held"),
    Fault("page_cache_read", "unlock_page(page)", in: .frame, finds: "lock-held"),
    Fault("remove_inode_hugepages", "unlock_page(page)", in: .hugetlb, finds: "lock-held"),
    Fault("truncate_inode_pages_range", "unlock_page(page)", in: .truncate, finds: "lock-held"),
    Fault("shmem_swapin_page", "unlock_page(page)", in: .swapIn, finds: "lock-held"),
  ]
}
