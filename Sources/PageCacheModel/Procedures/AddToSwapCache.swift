import RaceMachine

extension KernelProcedures {
  /// `add_to_swap_cache()` (mm/swap_state.c, v5.1; kernel-facts 3.4, A2 to A6). The caller holds the page lock and has
  /// reserved the slots.
  ///
  /// The references and the flag come before anything is visible in a slot. Allocation never fails here, so A7 is left
  /// out. What a slot is given, the head or the subpage, is the proposal's.
  var addToSwapCache: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let entry = frame.argument("entry", memory.swapFormat)
    let order = frame.local("order")
    let i = frame.local("i")
    let xas = frame.record("xas", fields: memory.xarrays.xaStateFields)
    let pages = memory.pages
    return Procedure("add_to_swap_cache", frame) {
      Call("order = compound_order(page)", "compound_order", .local(page)) { c, value in
        c[order] = value
        c.show("\(value)")
        return .next
      }
      Add("page_ref_add(page, nr)", pages.refcount(page), Operand { 1 << $0[order] })
      SetBits("SetPageSwapCache(page)", pages.flags(page), .constant(PageFlag.swapcache.mask))
      Compute("xas_set_order(&xas, idx, order)") { c in
        c.setUp(
          xas, memory.mapping(ofEntry: c[entry]), SwapEntry.offset(c[entry]), order: c[order],
          chunkShift: memory.xarrays.chunkShift)
        return .next
      }
      rcu.xaLock("xas_lock_irq(&xas)", mapping(entry))
      Call("xas_create_range(&xas)", "xas_create_range", .reference(xas))
      At("loop")
      Compute("for i in 0..<nr") { c in c[i] == 1 << c[order] ? .go("done") : .next }
      Store("  \(swapEntryText("page[i]")) = entry + i", swapEntry(of: page, plus: i), Operand { $0[entry] &+ $0[i] }) {
        c, _ in
        c.setRegister(CPURegister.homeOfStore, to: c[page] &+ c[i] &* KernelPointer.pageStructSize)
        return .next
      }.setting(register: CPURegister.homeOfStore)
      Call(
        "  xas_store(&xas, page)", "xas_store", .reference(xas),
        Operand { proposal.slots.word(head: $0[page], subpage: $0[i]) }
      )
      Call("  xas_next(&xas)", "xas_next", .reference(xas)) { c, _ in
        c[i] += 1
        return .go("loop")
      }
      At("done")
      rcu.xaUnlock("xas_unlock_irq(&xas)", mapping(entry)) { _, _ in .back(0) }
    }
  }
}
