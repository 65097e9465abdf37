extension Fault {
  /// RCU read sections, which keep nodes of the tree, and who waits for them.
  static let readSections: [Fault] = [
    Fault(
      "find_get_entry", "rcu_read_lock()", "rcu_read_unlock()", in: .delete, .deleteHuge, .truncate,
      finds: "use-after-free"),
    Fault("find_get_entry", "rcu_read_unlock()", in: .delete, finds: "lock-held"),
    Fault("find_get_head", "rcu_read_lock()", "rcu_read_unlock()", in: .deleteHead, finds: "use-after-free"),
    Fault("find_get_head", "rcu_read_unlock()", in: .deleteHead, finds: "lock-held"),
    Fault(
      "find_get_pages_range", "rcu_read_lock()", "rcu_read_unlock()", in: .hugetlb, .hugetlbSubpages,
      redundant: "only the truncation itself, which looks things up here, frees nodes"),
    Fault("find_get_pages_range", "rcu_read_unlock()", in: .hugetlb, finds: "lock-held"),
    Fault(
      "xa_load", "rcu_read_lock()", "rcu_read_unlock()", in: .swapIn,
      redundant: "nobody else changes the file's tree"),
    Fault("xa_load", "rcu_read_unlock()", in: .swapIn, finds: "lock-held"),
    Fault("delete_from_swap_cache", "synchronize_rcu()", in: .deleteWaiting, finds: "vm-bug"),
    Fault(
      "__remove_mapping", "synchronize_rcu()", in: .reclaimWaiting,
      redundant: "a frozen count has refused whoever could still derive"),
  ]

  /// Memory barriers. Every interleaving is one of whole accesses in program order, so they change nothing here.
  static let fences: [Fault] = [
    Fault(
      "__split_huge_page_tail", "smp_wmb()", in: .split, redundant: "accesses of a CPU are seen in program order"),
    Fault(
      "__delete_from_swap_cache", "smp_mb__before_atomic()", in: .reclaimIndexFirst,
      redundant: "accesses of a CPU are seen in program order"),
  ]
}
