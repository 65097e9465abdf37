extension Fault {
  /// The i_pages lock, which guards the counts of nodes and of address spaces.
  static let treeLocks: [Fault] = [
    Fault("delete_from_swap_cache", "xa_lock_irq(i_pages)", "xa_unlock_irq(i_pages)", in: .delete, .deleteHuge, .deleteWaiting, finds: "unguarded-access"),
    Fault("delete_from_swap_cache", "xa_unlock_irq(i_pages)", in: .delete, finds: "lock-held"),
    Fault("delete_from_page_cache", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .truncate, .hugetlb, finds: "unguarded-access"),
    Fault("delete_from_page_cache", "xa_unlock_irqrestore(i_pages)", in: .truncate, finds: "lock-held"),
    Fault("__remove_mapping", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", Edit("xa_unlock_irqrestore(i_pages)", 2), in: .reclaim, finds: "unguarded-access"),
    Fault("__remove_mapping", "xa_unlock_irqrestore(i_pages)", in: .reclaim, finds: "lock-held"),
    Fault("__remove_mapping", Edit("xa_unlock_irqrestore(i_pages)", 2), in: .reclaim, finds: "lock-held"),
    Fault("add_to_swap_cache", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .move, .moveHuge, finds: "unguarded-access"),
    Fault("add_to_swap_cache", "xas_unlock_irq(&xas)", in: .move, finds: "lock-held"),
    Fault("__add_to_page_cache_locked", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .frame, finds: "unguarded-access"),
    Fault("__add_to_page_cache_locked", "xas_unlock_irq(&xas)", in: .frame, finds: "lock-held"),
    Fault("shmem_add_to_page_cache", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .swapIn, finds: "unguarded-access"),
    Fault("shmem_add_to_page_cache", "xas_unlock_irq(&xas)", in: .swapIn, finds: "lock-held"),
    Fault("shmem_delete_from_page_cache", "xa_lock_irq(i_pages)", "xa_unlock_irq(i_pages)", in: .swapOut, finds: "unguarded-access"),
    Fault("shmem_delete_from_page_cache", "xa_unlock_irq(i_pages)", in: .swapOut, finds: "lock-held"),
    Fault("__split_huge_page", "xa_lock(&swap_cache->i_pages)", "xa_unlock(&swap_cache->i_pages)", in: .split, .splitFreed, .splitReused, redundant: ""),
    Fault("__split_huge_page", "xa_unlock(&swap_cache->i_pages)", in: .split, finds: "deadlock"),
    // Lookups that a proposal locks.
    Fault("__read_swap_cache_async", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .deleteLocked, finds: "vm-bug"),
    Fault("__read_swap_cache_async", "xa_unlock_irqrestore(i_pages)", in: .deleteLocked, finds: "deadlock"),
    Fault("__try_to_reclaim_swap", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .oopsLocked, finds: "vm-bug"),
    Fault("__try_to_reclaim_swap", "xa_unlock_irqrestore(i_pages)", in: .oopsLocked, finds: "deadlock"),
    Fault("do_swap_page", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .faultDeleterLocked, finds: "vm-bug"),
    Fault("do_swap_page", "xa_unlock_irqrestore(i_pages)", in: .faultDeleterLocked, finds: "deadlock"),
    Fault("mc_handle_swap_pte", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .memcgLocked, redundant: ""),
    Fault("mc_handle_swap_pte", "xa_unlock_irqrestore(i_pages)", in: .memcgLocked, finds: "lock-held"),
  ]

  /// The locks of swap clusters and swap areas.
  static let swapLocks: [Fault] = [
    Fault("put_swap_page", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .delete, .deleteHuge, finds: "unguarded-access"),
    Fault("put_swap_page", "unlock_cluster(ci)", in: .delete, finds: "lock-held"),
    Fault("page_swapped", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .delete, .faultDeleter, .oops, redundant: ""),
    Fault("page_swapped", "unlock_cluster(ci)", in: .delete, finds: "deadlock"),
    Fault("add_to_swap", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .move, .moveHuge, redundant: ""),
    Fault("add_to_swap", "unlock_cluster(ci)", in: .move, finds: "lock-held"),
    Fault("swap_free", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .fault, .twoFaults, redundant: ""),
    Fault("swap_free", "unlock_cluster(ci)", in: .fault, finds: "lock-held"),
    Fault("scan_swap_map_slots", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .oops, redundant: ""),
    Fault("scan_swap_map_slots", "unlock_cluster(ci)", in: .oops, finds: "deadlock"),
    Fault("scan_swap_map_slots", "spin_lock(&si->lock)", "spin_unlock(&si->lock)", Edit("spin_lock(&si->lock)", 2), Edit("spin_unlock(&si->lock)", 2), in: .oops, redundant: ""),
    Fault("scan_swap_map_slots", "spin_unlock(&si->lock)", in: .oops, finds: "deadlock"),
    Fault("scan_swap_map_slots", Edit("spin_unlock(&si->lock)", 2), in: .oops, finds: "lock-held"),
    Fault("split_huge_page_to_list", "split_swap_cluster(entry): lock_cluster()", "unlock_cluster()", in: .split, finds: "unguarded-access"),
    Fault("split_huge_page_to_list", "unlock_cluster()", in: .split, finds: "deadlock"),
    Fault("shmem_writepage", "get_swap_page(): lock_cluster()", "unlock_cluster()", in: .swapOut, finds: "unguarded-access"),
    Fault("shmem_writepage", "unlock_cluster()", in: .swapOut, finds: "deadlock"),
    Fault("shmem_writepage", "swap_shmem_alloc(): lock_cluster()", Edit("unlock_cluster()", 2), in: .swapOut, redundant: ""),
    Fault("shmem_writepage", Edit("unlock_cluster()", 2), in: .swapOut, finds: "lock-held"),
    Fault("shmem_swapin_page", "swap_free(swap): lock_cluster()", "unlock_cluster()", in: .swapIn, redundant: ""),
    Fault("shmem_swapin_page", "unlock_cluster()", in: .swapIn, finds: "lock-held"),
  ]

  /// The locks of page tables and of the lists of reclaim.
  static let otherSpinLocks: [Fault] = [
    Fault("do_swap_page", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", Edit("pte_unmap_unlock(ptl)", 2), in: .twoFaults, .faultDeleter, redundant: ""),
    Fault("do_swap_page", "pte_unmap_unlock(ptl)", in: .fault, finds: "lock-held"),
    Fault("do_swap_page", Edit("pte_unmap_unlock(ptl)", 2), in: .twoFaults, finds: "lock-held"),
    Fault("do_wp_page", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", in: .writeFault, .deleteInFault, redundant: ""),
    Fault("do_wp_page", "pte_unmap_unlock(ptl)", in: .writeFault, finds: "lock-held"),
    Fault("do_wp_page", Edit("pte_unmap_unlock(ptl)", 2), in: .deleteHeadInFault, finds: "deadlock"),
    Fault("do_wp_page", Edit("spin_lock(ptl)", 2), in: .deleteHeadInFault, redundant: ""),
    Fault("mc_handle_swap_pte", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", in: .memcg, redundant: ""),
    Fault("mc_handle_swap_pte", "pte_unmap_unlock(ptl)", in: .memcg, finds: "lock-held"),
    Fault("split_huge_page_to_list", "spin_lock_irqsave(lru_lock)", "fail: spin_unlock_irqrestore(lru_lock)", Edit("spin_unlock_irqrestore(lru_lock)", in: "__split_huge_page"), in: .split, .splitFreed, redundant: ""),
    Fault("split_huge_page_to_list", "fail: spin_unlock_irqrestore(lru_lock)", in: .split, finds: "lock-held"),
    Fault("__split_huge_page", "spin_unlock_irqrestore(lru_lock)", in: .split, finds: "lock-held"),
  ]

  /// RCU read sections, and who waits for them; fences.
  static let readSections: [Fault] = [
    Fault("find_get_entry", "rcu_read_lock()", "rcu_read_unlock()", in: .delete, .deleteHuge, .truncate, finds: "use-after-free"),
    Fault("find_get_entry", "rcu_read_unlock()", in: .delete, finds: "lock-held"),
    Fault("find_get_head", "rcu_read_lock()", "rcu_read_unlock()", in: .deleteHead, finds: "use-after-free"),
    Fault("find_get_head", "rcu_read_unlock()", in: .deleteHead, finds: "lock-held"),
    Fault("find_get_pages_range", "rcu_read_lock()", "rcu_read_unlock()", in: .hugetlb, .hugetlbSubpages, redundant: ""),
    Fault("find_get_pages_range", "rcu_read_unlock()", in: .hugetlb, finds: "lock-held"),
    Fault("xa_load", "rcu_read_lock()", "rcu_read_unlock()", in: .swapIn, redundant: ""),
    Fault("xa_load", "rcu_read_unlock()", in: .swapIn, finds: "lock-held"),
    Fault("delete_from_swap_cache", "synchronize_rcu()", in: .deleteWaiting, finds: "vm-bug"),
    Fault("__remove_mapping", "synchronize_rcu()", in: .reclaimWaiting, redundant: ""),
    Fault("__split_huge_page_tail", "smp_wmb()", in: .split, redundant: ""),
    Fault("__delete_from_swap_cache", "smp_mb__before_atomic()", in: .reclaimIndexFirst, redundant: ""),
  ]
}
