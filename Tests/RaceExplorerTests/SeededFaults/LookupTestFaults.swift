extension Fault {
  /// The second looks of lookups.
  static let lookupTests: [Fault] = [
    // The slot, after the reference.
    Fault(
      "find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .frame, .split,
      finds: "wrong-page"),
    Fault(
      "find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .frameIndex, finds: "vm-bug"),
    Fault(
      "find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .frameOfHead,
      finds: "foreign-page"),
    Fault(
      "find_get_entry", Edit("page != xas_reload(&xas) ?", .ignored(.go("out"))), in: .frameSubpages,
      finds: "foreign-page"),
    // A split leaves the slot of a part alone where slots name parts, and takes its head away.
    Fault(
      "find_get_entry", Edit("compound_head(page) != head ?", .ignored(.next)), in: .splitSubpages,
      finds: "refcount"),
    Fault(
      "find_get_entry", Edit("compound_head(page) != head ?", .ignored(.next)), in: .frameSubpages,
      .deleteHugeSubpages, .truncateSubpages,
      redundant: "a part that has lost its head because it was freed has lost its slot as well"),
    Fault(
      "find_get_head", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .deleteHead, .deleteHugeHead,
      .moveHead, .moveHugeHead, redundant: "its caller asks the page itself, and more"),
    Fault(
      "find_get_pages_range", Edit("page != xas_reload(&xas) ?", .ignored(.go("derive"))), in: .hugetlb,
      redundant: "only the truncation itself, which looks things up here, empties slots"),
    Fault(
      "find_get_pages_range", Edit("compound_head(page) != head ?", .ignored(.next)), in: .hugetlbSubpages,
      redundant: "nobody splits a page of hugetlbfs"),
    // Whether the page still backs the entry.
    Fault(
      "lookup_swap_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .deleteHead, .moveHead,
      redundant: "->private of a page that has left is 0, and no page begins at slot 0"),
    Fault(
      "lookup_swap_page", Edit("entry = page_private(page)", .ignored(.next)), in: .deleteHead, .moveHugeHead,
      .moveHeadSameOffset,
      redundant: "the same offset of another file leads to the same part, which is stale, not wrong"),
    Fault(
      "lookup_swap_page", Edit("nr = hpage_nr_pages(page)", .ignored(.next)), in: .moveHead, finds: "wrong-page"),
    Fault(
      "do_swap_page", Edit("page_private(page) != entry ?", .deceivedBy("entry")), in: .faultAtHead, finds: "wrong-page"
    ),
    Fault(
      "do_swap_page", Edit("page_private(page) != entry ?", .deceivedBy("entry")), in: .faultDeleter, .twoFaults,
      redundant: "where the lookup finds the right part, the pte tells a stale one"),
    Fault(
      "do_swap_page", Edit("page->index != entry ?", .deceivedBy("entry")), in: .faultDeleterRoles,
      redundant: "where the lookup finds the right part, the pte tells a stale one"),
    Fault(
      "do_swap_page", Edit("!PageSwapCache(page) ?", .ignored(.next)), in: .faultDeleter, .twoFaults,
      .faultDeleterRoles, redundant: "->private, looked at next, is 0 by then, and the pte would tell as well"),
    Fault("do_swap_page", Edit("pte unchanged ?", .ignored(.next)), in: .twoFaults, finds: "refcount"),
    Fault(
      "do_swap_page", Edit("retry the fault: pte unchanged ?", .ignored(.go("retry"))), in: .faultDeleter, .twoFaults,
      redundant: "a fault that is retried without need finds nothing any more"),
    Fault(
      "scan_swap_map_slots", Edit("si->swap_map[offset] == HAS_CACHE ?", .deceived(0x40)), in: .oops, .memcg,
      redundant: "try_to_free_swap() asks for users again, under the page lock"),
    // Only asked: what a page contains is not in the model.
    Fault("generic_file_buffered_read", "PageUptodate(page) ?", in: .truncate, redundant: "nothing depends on it here"),
    Fault("mincore_page", "PageUptodate(page) ?", in: .swapOut, redundant: "nothing depends on it here"),
  ]

  /// What kind of page it is.
  static let pageTests: [Fault] = [
    Fault(
      "find_subpage", Edit("if (PageSwapCache(page)) return page", .ignored(.next)), in: .faultOfHead, finds: "vm-bug"),
    Fault("find_subpage", Edit("if (PageHuge(page))", .ignored(.next)), in: .deleteHugetlb, finds: "wild-access"),
    Fault(
      "find_subpage", Edit("page[1].compound_dtor == HUGETLB ?", .ignored(.next)), in: .hugetlb, finds: "vm-bug",
      "wrong-page"),
    Fault("page_index", Edit("PageSwapCache(page) ?", .ignored(.next)), in: .truncateIndex, finds: "vm-bug"),
    Fault("page_index", Edit("PageSwapCache(page) ?", .ignored(.go("linear"))), in: .deleteLocked, finds: "vm-bug"),
    Fault("compound_order", Edit("PageHead(page) ?", .ignored(.next)), in: .delete, finds: "wild-access"),
    Fault("PageHuge", Edit("PageHead(page) ?", .ignored(.next)), in: .truncateSmall, finds: "wild-access"),
    Fault("PageHuge", Edit("page[1].compound_dtor == HUGETLB", .ignored(.back(0))), in: .hugetlb, finds: "refcount"),
    Fault("page_cache_delete", Edit("PageHuge(page) ?", .ignored(.next)), in: .hugetlb, finds: "refcount"),
  ]
}
