import RaceMachine

extension KernelProcedures {
  /// `shmem_swapin_page()` (mm/shmem.c, v5.1; kernel-facts 3.5), for `shmem_file_read_iter()`: a page of a tmpfs
  /// file comes back from the swap cache.
  ///
  /// Its own lookup in the swap cache is left out: the page, with a reference, is there at the beginning. From
  /// `shmem_add_to_page_cache()` to `delete_from_swap_cache()` the page is in both caches.
  var shmemSwapinPage: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let page = frame.argument("page", .page)
    let entry = frame.argument("swap", memory.swapFormat)
    let pages = memory.pages
    let swap = memory.swap
    return Procedure("shmem_swapin_page", frame) {
      Lock("lock_page(page)", .page, pages.flags(page))
      Load("!PageSwapCache(page) ?", pages.flags(page, .swapcache, .swapbacked)) { c, flags in
        let inSwapCache = PageFlags(flags).isSwapCache
        c.show(inSwapCache ? "no" : "yes")
        return inSwapCache ? .next : .go("unlock")
      }
      Load("\(swapEntryText("page")) != swap.val ?", swapEntry(of: page)) { c, word in
        c.show(word == c[entry] ? "no" : "yes")
        return word == c[entry] ? .next : .go("unlock")
      }
      Call("!shmem_confirm_swap(mapping, index, swap) ?", "xa_load", .local(mapping), .local(index)) { c, found in
        c.show(found == XAEntry.value(c[entry]) ? "no" : "yes")
        return found == XAEntry.value(c[entry]) ? .next : .go("unlock")
      }
      Call(
        "shmem_add_to_page_cache(page, mapping, index)", "shmem_add_to_page_cache", .local(page), .local(mapping),
        .local(index), Operand { XAEntry.value($0[entry]) })
      Call("delete_from_swap_cache(page)", "delete_from_swap_cache", .local(page))
      setPageDirty(page) { _, _ in .next }
      Lock("swap_free(swap): lock_cluster()", .cluster, swap.clusterLock(entry))
      Store("  swap_map[offset] = HAS_CACHE (slot cache)", swap.mapWord(entry), .constant(SwapMapEntry.hasCache))
      Unlock("  unlock_cluster()", .cluster, swap.clusterLock(entry))
      At("unlock")
      unlockPage("unlock_page(page)", page)
      Call("put_page(page)", "put_page", .local(page))
    }
  }

  /// The word of a page that holds its own index, in its file or in its task's memory, while it is in the swap cache:
  /// ->index, unless the proposal keeps the swap entry there. `distance` pages further on if given.
  func ownIndex(of page: Local, plus distance: Local? = nil) -> Place {
    let (field, region) = (proposal.linearIndexField, proposal.swapEntryField)
    return Place(region == .index ? .pagePrivate : .pageIndex) { c in
      let pages = distance.map { c[$0] } ?? 0
      return memory.pages.address(c[page] &+ pages &* KernelPointer.pageStructSize, field)
    }
  }

  /// How the kernel says that: `page->index`, or `page->private`.
  func ownIndexText(_ page: String) -> String {
    proposal.swapEntryField == .index ? "\(page)->private" : "\(page)->index"
  }
}
