extension Fault {
  /// Flags of pages that are set and cleared.
  static let flags: [Fault] = [
    Fault(
      "__delete_from_swap_cache", "ClearPageSwapCache(page)", in: .deleteInFault,
      finds: "swapcache-flag"),
    Fault("clear_swap_cache_fields", "ClearPageSwapCache(page)", in: .swapInWaiting, finds: "swapcache-flag", "vm-bug"),
    Fault("add_to_swap_cache", "SetPageSwapCache(page)", in: .move, .moveHuge, finds: "swapcache-flag"),
    Fault("__split_huge_page_tail", "tail->flags = flags", in: .split, finds: "vm-bug"),
    Fault(
      "__split_huge_page", "ClearPageCompound(head)", in: .split, .splitFreed,
      redundant: "the order in the second page is overwritten as well, and a head of order 0 is a small page"),
    // No check knows what a page contains, and whether it is anywhere else.
    Fault(
      "add_to_swap", "SetPageDirty(page)", in: .move,
      redundant: "what is lost when a clean page goes is not in the model"),
    Fault(
      "try_to_free_swap", "SetPageDirty(page)", in: .delete, .move,
      redundant: "what is lost when a clean page goes is not in the model"),
    Fault(
      "reuse_swap_page", "SetPageDirty(page)", in: .writeFault,
      redundant: "what is lost when a clean page goes is not in the model"),
    Fault(
      "shmem_swapin_page", "SetPageDirty(page)", in: .swapIn,
      redundant: "what is lost when a clean page goes is not in the model"),
    Fault("page_cache_read", "SetPageUptodate(page)", in: .frame, redundant: "nothing depends on it here"),
    Fault(
      "do_anonymous_page", "__SetPageUptodate(page), SwapBacked, LRU", in: .splitReused,
      redundant: "nothing depends on it here: the page is there to be hit by a wrong lookup"),
  ]

  /// How many users a swap slot has.
  static let slotCounts: [Fault] = [
    Fault("add_to_swap", "swap_map[offset + i] = HAS_CACHE", in: .move, .moveHuge, finds: "swapcache-flag"),
    // A slot whose count is too high is never given to anybody, and nobody allocates slots.
    Fault(
      "swap_entry_free", "swap_map[offset + i] &= ~HAS_CACHE", in: .delete, .deleteHuge,
      redundant: "a slot that is never free is missed by nobody"),
    Fault(
      "swap_free", "swap_map[offset] = count - 1", in: .fault, .twoFaults,
      redundant: "a slot that is never free is missed by nobody"),
    Fault(
      "shmem_swapin_page", "swap_map[offset] = HAS_CACHE (slot cache)", in: .swapIn,
      redundant: "a slot that is never free is missed by nobody"),
    Fault(
      "shmem_writepage", "swap_map[offset] = HAS_CACHE", in: .swapOut,
      redundant: "the next store to the same word says it again"),
    Fault(
      "shmem_writepage", "swap_map[offset] |= SHMEM", in: .swapOut,
      redundant: "nobody asks whether the file uses the slot"),
  ]
}
