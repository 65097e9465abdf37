import RaceMachine

extension KernelProcedures {
  /// `shmem_writepage()` (mm/shmem.c, v5.1; kernel-facts 3.4): a page of a tmpfs file moves to the swap cache,
  /// called by reclaim, which holds the page lock and a reference.
  ///
  /// From `add_to_swap_cache()` to `shmem_delete_from_page_cache()` the page is in both caches. `get_swap_page()` (A1)
  /// is one store under the cluster lock, to the slot that `entry` names. The write itself is left out.
  var shmemWritepage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("swap", memory.swapFormat)
    let swap = memory.swap
    return Procedure("shmem_writepage", frame) {
      Lock("get_swap_page(): lock_cluster()", .cluster, swap.clusterLock(entry))
      Store("  swap_map[offset] = HAS_CACHE", swap.mapWord(entry), .constant(SwapMapEntry.hasCache)) { c, _ in
        swap.addUser(&c, c[entry])
        return .next
      }
      Unlock("  unlock_cluster()", .cluster, swap.clusterLock(entry))
      Call("add_to_swap_cache(page, swap)", "add_to_swap_cache", .local(page), .local(entry))
      Lock("swap_shmem_alloc(): lock_cluster()", .cluster, swap.clusterLock(entry))
      Store(
        "  swap_map[offset] |= SHMEM", swap.mapWord(entry), .constant(SwapMapEntry.hasCache | SwapMapEntry.shmem))
      Unlock("  unlock_cluster()", .cluster, swap.clusterLock(entry))
      Call(
        "shmem_delete_from_page_cache(page, swap)", "shmem_delete_from_page_cache", .local(page),
        Operand { XAEntry.value($0[entry]) })
      unlockPage("swap_writepage(page): unlock_page()", page)
    }
  }

  /// `shmem_delete_from_page_cache()` with `shmem_replace_entry()` (mm/shmem.c, v5.1; kernel-facts 4, P3): the swap
  /// entry takes the place of the page in the file, and the reference of the page cache goes.
  var shmemDeleteFromPageCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let replacement = frame.argument("radswap", memory.entryFormat)
    let mapping = frame.local("mapping", memory.mappingFormat)
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    return Procedure("shmem_delete_from_page_cache", frame) {
      Load("mapping = page->mapping", pages.mapping(page)) { c, word in
        c[mapping] = word
        return .next
      }
      rcu.xaLock("xa_lock_irq(i_pages)", { $0[mapping] })
      Load("index = \(ownIndexText("page"))", ownIndex(of: page)) { c, index in
        c.setUp(xas, c[mapping], index, chunkShift: memory.xarrays.chunkShift)
        c.show(indexText(index))
        return .next
      }
      Call("xas_load(&xas) == page", "xas_load", .reference(xas)) { c, entry in
        precondition(entry == c[page], "the file's slot holds another page")
        c.show("yes")
        return .next
      }
      Call("xas_store(&xas, radswap)", "xas_store", .reference(xas), .local(replacement))
      Store("page->mapping = NULL", pages.mapping(page), 0) { c, _ in
        memory.addPages(&c, c[mapping], Word.max)
        return .next
      }
      rcu.xaUnlock("xa_unlock_irq(i_pages)", { $0[mapping] })
      Call("put_page(page)", "put_page", .local(page))
    }
  }
}
