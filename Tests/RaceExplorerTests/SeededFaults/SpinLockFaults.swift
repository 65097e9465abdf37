extension Fault {
  /// The locks of swap clusters and swap areas. Words of a cluster belong to the holder of its lock; a word of
  /// swap_map, which the kernel also reads without it, is a step of its own.
  static let swapLocks: [Fault] = [
    Fault(
      "put_swap_page", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .delete, .deleteHuge,
      finds: "unguarded-access"),
    Fault(
      "split_huge_page_to_list", "split_swap_cluster(entry): lock_cluster()", "unlock_cluster()", in: .split,
      finds: "unguarded-access"),
    Fault(
      "shmem_writepage", "get_swap_page(): lock_cluster()", "unlock_cluster()", in: .swapOut,
      finds: "unguarded-access"),
    Fault(
      "page_swapped", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .delete, .faultDeleter, .oops,
      redundant: "it reads one word a slot, and a slot that only the cache uses gets no user"),
    Fault(
      "scan_swap_map_slots", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .oops, .oopsLocked,
      redundant: "what it has seen is looked at again, under the page lock"),
    Fault(
      "scan_swap_map_slots", "spin_lock(&si->lock)", "spin_unlock(&si->lock)", Edit("spin_lock(&si->lock)", 2),
      Edit("spin_unlock(&si->lock)", 2), in: .oops, .oopsLocked,
      redundant: "it guards the search for free slots, and nobody allocates"),
    Fault(
      "swap_free", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .fault, .twoFaults,
      redundant: "two who free one slot hold the lock of the pte that names it"),
    Fault(
      "add_to_swap", "ci = lock_cluster(si, offset)", "unlock_cluster(ci)", in: .move, .moveHuge,
      redundant: "nobody else has the slots that were just allocated"),
    Fault(
      "shmem_writepage", "swap_shmem_alloc(): lock_cluster()", Edit("unlock_cluster()", 2), in: .swapOut,
      redundant: "nobody else has the slot that was just allocated"),
    Fault(
      "shmem_swapin_page", "swap_free(swap): lock_cluster()", "unlock_cluster()", in: .swapIn,
      redundant: "the file was the only user of the slot"),
  ]

  /// The locks of page tables and of the lists of reclaim.
  static let otherLocks: [Fault] = [
    Fault(
      "do_swap_page", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", Edit("pte_unmap_unlock(ptl)", 2), in: .twoFaults,
      .faultDeleter, redundant: "two faults on one entry hold the lock of its page"),
    Fault(
      "do_wp_page", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", Edit("pte_unmap_unlock(ptl)", 2),
      Edit("spin_lock(ptl)", 2), in: .writeFault, .deleteInFault, .deleteHeadInFault,
      redundant: "nobody else changes that pte"),
    // It would sleep with a spinlock held; only synchronize_rcu() looks for that.
    Fault(
      "do_wp_page", Edit("pte_unmap_unlock(ptl)", 2), Edit("spin_lock(ptl)", 2), in: .deleteHeadInFault,
      redundant: "whoever holds the page lock does not wait for the pte lock"),
    Fault(
      "mc_handle_swap_pte", "spin_lock(ptl)", "pte_unmap_unlock(ptl)", in: .memcg, .memcgLocked,
      redundant: "nobody else changes that pte, and it pins the slot as long as it is there"),
    Fault(
      "split_huge_page_to_list", "spin_lock_irqsave(lru_lock)", "fail: spin_unlock_irqrestore(lru_lock)",
      Edit("spin_unlock_irqrestore(lru_lock)", in: "__split_huge_page"), in: .split, .splitFreed,
      redundant: "the lists of reclaim are not in the model"),
  ]

  /// Those locks, taken and never given back. Who wants the same lock later waits for itself.
  static let otherLocksKept: [Fault] = [
    Fault("put_swap_page", "unlock_cluster(ci)", in: .delete, finds: "lock-held"),
    Fault("page_swapped", "unlock_cluster(ci)", in: .delete, finds: "deadlock"),
    Fault("add_to_swap", "unlock_cluster(ci)", in: .move, finds: "lock-held"),
    Fault("swap_free", "unlock_cluster(ci)", in: .fault, finds: "lock-held"),
    Fault("scan_swap_map_slots", "unlock_cluster(ci)", in: .oops, finds: "deadlock", "lock-held"),
    Fault("scan_swap_map_slots", "spin_unlock(&si->lock)", in: .oops, finds: "deadlock"),
    Fault("scan_swap_map_slots", Edit("spin_unlock(&si->lock)", 2), in: .oops, finds: "lock-held"),
    Fault("split_huge_page_to_list", "unlock_cluster()", in: .split, finds: "deadlock"),
    Fault("split_huge_page_to_list", "fail: spin_unlock_irqrestore(lru_lock)", in: .split, finds: "lock-held"),
    Fault("__split_huge_page", "spin_unlock_irqrestore(lru_lock)", in: .split, finds: "lock-held"),
    Fault("shmem_writepage", "unlock_cluster()", in: .swapOut, finds: "deadlock"),
    Fault("shmem_writepage", Edit("unlock_cluster()", 2), in: .swapOut, finds: "lock-held"),
    Fault("shmem_swapin_page", "unlock_cluster()", in: .swapIn, finds: "lock-held"),
    Fault("do_swap_page", "pte_unmap_unlock(ptl)", in: .fault, finds: "lock-held"),
    Fault("do_swap_page", Edit("pte_unmap_unlock(ptl)", 2), in: .twoFaults, finds: "lock-held"),
    Fault("do_wp_page", "pte_unmap_unlock(ptl)", in: .writeFault, finds: "lock-held"),
    Fault("do_wp_page", Edit("pte_unmap_unlock(ptl)", 2), in: .deleteHeadInFault, finds: "deadlock"),
    Fault("mc_handle_swap_pte", "pte_unmap_unlock(ptl)", in: .memcg, finds: "lock-held"),
  ]
}
