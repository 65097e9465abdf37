extension Fault {
  /// The i_pages lock: who changes slots, or counts of nodes and of address spaces, must hold it.
  static let treeLocks: [Fault] = [
    Fault(
      "delete_from_swap_cache", "xa_lock_irq(i_pages)", "xa_unlock_irq(i_pages)", in: .delete, .deleteHuge,
      .deleteWaiting, finds: "unguarded-access"),
    Fault(
      "delete_from_page_cache", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .truncate, .hugetlb,
      finds: "unguarded-access"),
    Fault(
      "__remove_mapping", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)",
      Edit("xa_unlock_irqrestore(i_pages)", 2), in: .reclaim, finds: "unguarded-access"),
    Fault(
      "add_to_swap_cache", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .move, .moveHuge,
      finds: "unguarded-access"),
    Fault(
      "__add_to_page_cache_locked", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .frame,
      finds: "unguarded-access"),
    Fault(
      "shmem_add_to_page_cache", "xas_lock_irq(&xas)", "xas_unlock_irq(&xas)", in: .swapIn,
      finds: "unguarded-access"),
    Fault(
      "shmem_delete_from_page_cache", "xa_lock_irq(i_pages)", "xa_unlock_irq(i_pages)", in: .swapOut,
      finds: "unguarded-access"),
    Fault(
      "__split_huge_page", "xa_lock(&swap_cache->i_pages)", "xa_unlock(&swap_cache->i_pages)", in: .split,
      finds: "unguarded-access"),
    // Lookups that a proposal locks.
    Fault(
      "__read_swap_cache_async", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .deleteLocked,
      finds: "vm-bug"),
    Fault(
      "__try_to_reclaim_swap", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .oopsLocked,
      finds: "vm-bug"),
    Fault(
      "do_swap_page", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .faultDeleterLocked,
      finds: "vm-bug"),
    // That is what became of the example in the mail of 31 March.
    Fault(
      "mc_handle_swap_pte", "xa_lock_irqsave(i_pages)", "xa_unlock_irqrestore(i_pages)", in: .memcgLocked,
      redundant: "its pte names the slot, so nobody can delete the page"),
  ]

  /// The i_pages lock, taken and never given back.
  static let treeLocksKept: [Fault] = [
    Fault("delete_from_swap_cache", "xa_unlock_irq(i_pages)", in: .delete, finds: "lock-held"),
    Fault("delete_from_page_cache", "xa_unlock_irqrestore(i_pages)", in: .truncate, finds: "lock-held"),
    Fault("__remove_mapping", "xa_unlock_irqrestore(i_pages)", in: .reclaim, finds: "lock-held"),
    Fault("__remove_mapping", Edit("xa_unlock_irqrestore(i_pages)", 2), in: .reclaim, finds: "lock-held"),
    Fault("add_to_swap_cache", "xas_unlock_irq(&xas)", in: .move, finds: "lock-held"),
    Fault("__add_to_page_cache_locked", "xas_unlock_irq(&xas)", in: .frame, finds: "lock-held"),
    Fault("shmem_add_to_page_cache", "xas_unlock_irq(&xas)", in: .swapIn, finds: "lock-held"),
    Fault("shmem_delete_from_page_cache", "xa_unlock_irq(i_pages)", in: .swapOut, finds: "lock-held"),
    // Whoever comes next waits: here the splitter itself, who goes on to delete a part.
    Fault("__split_huge_page", "xa_unlock(&swap_cache->i_pages)", in: .split, finds: "deadlock"),
    Fault(
      "__read_swap_cache_async", "xa_unlock_irqrestore(i_pages)", in: .deleteLocked, finds: "deadlock", "lock-held"),
    Fault("__try_to_reclaim_swap", "xa_unlock_irqrestore(i_pages)", in: .oopsLocked, finds: "deadlock", "lock-held"),
    Fault(
      "do_swap_page", "xa_unlock_irqrestore(i_pages)", in: .faultDeleterLocked, finds: "deadlock", "lock-held"),
    Fault("mc_handle_swap_pte", "xa_unlock_irqrestore(i_pages)", in: .memcgLocked, finds: "lock-held"),
  ]
}
