import RaceMachine

extension KernelMemory {
  /// The check `lock-held` at the end of a run: whoever has finished has given back all locks and left its RCU read
  /// sections, and no page is locked.
  func lockViolations(_ view: MachineView) -> [Violation] {
    for cpu in 0..<view.cpuCount {
      if let lock = view.locks(of: cpu).first { return [.held(lock.kind.name)] }
      if view.register(CPURegister.rcuNesting, of: cpu) != 0 { return [.held("RCU read section")] }
    }
    // The splitter unlocks pages that another lock of a page made locked: those have no owner.
    for number in 0..<pages.row.count where flags(of: number, view).has(.locked) {
      return [.held(LockKind.page.name)]
    }
    return []
  }

  /// The check `swapcache-flag` at the end of a run: PG_swapcache is set on the heads and small pages that are home of
  /// a swap slot, and on no others; and such a slot is marked SWAP_HAS_CACHE.
  func flagViolations(_ view: MachineView) -> [Violation] {
    var cached: Set<Word> = []
    for (number, file) in swap.files.enumerated() {
      for (slot, address) in homes.addresses(ofSpaces: number..<(number + 1)).enumerated() where view.word(address) != 0
      {
        cached.insert(head(of: view.word(address), view))
        if view.word(file.map[slot]) & SwapMapEntry.hasCache == 0 {
          return [Violation("swapcache-flag", "SWAP_HAS_CACHE differs from the swap cache")]
        }
      }
    }
    for number in 0..<min(pages.row.count, firstStranger) {
      if view.word(pages.row[number] + PageFrames.Field.compoundHead) != 0 { continue }
      let page = KernelPointer.page(pages.pfn(of: number))
      if flags(of: number, view).isSwapCache != cached.contains(page) {
        return [Violation("swapcache-flag", "PG_swapcache differs from the swap cache")]
      }
    }
    return []
  }

  private func flags(of number: Int, _ view: MachineView) -> PageFlags {
    PageFlags(view.word(pages.row[number] + PageFrames.Field.flags))
  }
}

extension Violation {
  /// Somebody has finished and still holds `what`.
  static func held(_ what: String) -> Violation { Violation("lock-held", "\(what) at the end") }
}
