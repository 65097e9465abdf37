import RaceMachine

/// Who looks a swap entry up.
enum SwapCaller: Sendable {
  /// `__try_to_reclaim_swap()`, the one that the reported panic ran through.
  case reclaim
  /// Anybody else.
  case other
}

extension KernelProcedures {
  /// The lookup of the swap entry in `entry`, as the proposal protects it: leaves the page in `page`. When nothing is
  /// found, goes to `otherwise`, or returns 0 without it.
  ///
  /// A page is judged at once, unless `judged` is false and the caller does it when it accepts the page.
  @ProcedureBuilder
  func swapLookup(
    _ entry: Local, into page: Local, by caller: SwapCaller, judged: Bool = true, otherwise: Label? = nil
  ) -> [Procedure.Element] {
    if locks(caller) {
      rcu.xaLock("xa_lock_irqsave(i_pages)", mapping(entry))
    }
    Compute("offset = swp_offset(entry)") { c in
      memory.homes.announce(
        &c, space: memory.swap.space(of: c[entry]), offset: SwapEntry.offset(c[entry]),
        format: memory.geometry.offsetFormat)
      c.show(memory.geometry.offsetFormat.text(SwapEntry.offset(c[entry])))
      return .next
    }.setting(register: CPURegister.armed)
    Call(
      "page = \(lookupName)(space, offset)", lookupName,
      Operand { memory.mapping(ofEntry: $0[entry]) }, Operand { SwapEntry.offset($0[entry]) }
    ) { c, found in
      c[page] = found
      c.show(ValueFormat.page.text(found))
      if judged || found == 0 { memory.homes.judge(&c, found) }
      return .next
    }
    if locks(caller) {
      rcu.xaUnlock("xa_unlock_irqrestore(i_pages)", mapping(entry))
    }
    Compute("if (!page)") { c in
      c.show(c[page] == 0 ? "yes" : "no")
      if c[page] != 0 { return .next }
      return otherwise.map { .go($0) } ?? .back(0)
    }
  }

  /// The word of a page that holds its swap entry, `distance` pages further on if given: page_private(), unless the
  /// proposal keeps it elsewhere.
  func swapEntry(of page: Local, plus distance: Local? = nil) -> Place {
    let (region, field): (Region, Int) =
      switch proposal.swapEntryField {
      case .privateWord: (.pagePrivate, PageFrames.Field.privateWord)
      case .index: (.pageIndex, PageFrames.Field.index)
      }
    return Place(region) { c in
      let pages = distance.map { c[$0] } ?? 0
      return memory.pages.address(c[page] &+ pages &* KernelPointer.pageStructSize, field)
    }
  }

  /// How the kernel says that: `page_private(page)` or `page->index`.
  func swapEntryText(_ page: String) -> String {
    switch proposal.swapEntryField {
    case .privateWord: "page_private(\(page))"
    case .index: "\(page)->index"
    }
  }

  private func locks(_ caller: SwapCaller) -> Bool {
    switch proposal.lookups {
    case .locked: true
    case .lockedForReclaim: caller == .reclaim
    case .unlocked, .headThenPageLock: false
    }
  }

  /// The procedure that looks a swap entry up.
  private var lookupName: String { proposal.lookups == .headThenPageLock ? "lookup_swap_page" : "find_get_page" }
}
