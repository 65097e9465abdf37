import RaceMachine

extension ScenarioSketch {
  /// Gives the next CPU something to do.
  ///
  /// - Throws: when the page is not there or not in the state that the call needs, with what would be right.
  public mutating func add(_ call: SketchedCall) throws(ModelError) {
    guard calls.count < Self.maximumCount else { throw ModelError("there are at most \(Self.maximumCount) CPUs") }
    if let pfn = call.named {
      guard let page = page(pfn) else {
        let known = pages.map(\.name).joined(separator: ", ")
        throw ModelError("there is no page 0x\(String(pfn, radix: 16)); there is \(known.isEmpty ? "none" : known)")
      }
      try check(call, on: page)
      try checkOthers(call, on: page)
    }
    try checkLookup(call)
    try checkPageTable(call)
    calls.append(call)
  }

  /// Whether the page is in the state that the call needs.
  private func check(_ call: SketchedCall, on page: SketchedPage) throws(ModelError) {
    let isAnonymous = page.fileSlot == nil
    let isInSwap = isAnonymous && page.swapSlot != nil
    func need(_ holds: Bool, _ what: String) throws(ModelError) {
      if !holds { throw ModelError("\(page.name) \(what)") }
    }
    switch call {
    case .lookup: try need(page.swapSlot != nil, "is not in the swap cache")
    case .fileLookup: try need(page.fileSlot != nil, "belongs to no file")
    case .exit, .rmapWalk: try need(isAnonymous, "belongs to a file; this is for anonymous pages")
    case .writeFault: try need(isInSwap && page.mapcount > 0, "must be in the swap cache, and mapped")
    case .freeSwap: try need(isInSwap, "must be in the swap cache, and anonymous")
    case .reclaim: try need(isInSwap && page.mapcount == 0, "must be in the swap cache, and not mapped")
    case .move(_, let slot):
      try need(isInSwap && !page.isUsed && page.usedSlots.isEmpty, "must be in the swap cache, its slots not used")
      try checkTarget(slot, of: page)
    case .swapOut(_, let slot):
      let isInTmpfs = if case .tmpfs = page.place { true } else { false }
      try need(page.place == .nowhere || isInTmpfs, "must be in no cache, or in tmpfs")
      try need(!isInTmpfs || page.order == 0 && page.isDirty, "of tmpfs must be small and dirty")
      try checkTarget(slot, of: page)
    case .swapIn:
      if case .swapOfTmpfs = page.place { return }
      try need(false, "must be in swap for tmpfs: 'in swap 0:9 of tmpfs 0:5'")
    case .split(_, let part, _):
      try need(isInSwap && page.order > 0 && page.mapcount == 0, "must be compound, in the swap cache, and not mapped")
      try need(part < page.count, "has parts 0 to \(page.count - 1)")
    case .truncate(_, let read):
      try need(page.fileSlot != nil && page.swapSlot == nil, "must be in a file")
      if let read { try checkRead(read, after: page) }
    }
  }

  private func checkTarget(_ slot: SketchedSlot, of page: SketchedPage) throws(ModelError) {
    try checkSwap(slot, page.count)
    for other in pages {
      guard let taken = other.swapSlot, slot.overlaps(page.count, taken, other.count) else { continue }
      // Its own slots are free by then.
      if other != page || taken != slot { throw ModelError("\(other.name) is in that place") }
    }
    for call in calls {
      guard let taken = call.target, let other = call.changed.flatMap({ self.page($0) }) else { continue }
      if slot.overlaps(page.count, taken, other.count) { throw ModelError("\(other.name) goes to that place") }
    }
  }

  private func checkRead(_ read: SketchedCall.Read, after page: SketchedPage) throws(ModelError) {
    try checkFile(read.slot, 1)
    guard read.slot.file == page.fileSlot?.file else { throw ModelError("the file that is read is the one truncated") }
    guard read.part < page.count else { throw ModelError("\(page.name) has parts 0 to \(page.count - 1)") }
    let taken = pages.contains { other in other.fileSlot.map { read.slot.overlaps(1, $0, other.count) } ?? false }
    let isRead = calls.contains { if case .truncate(_, let other?) = $0 { other.slot == read.slot } else { false } }
    guard !taken, !isRead else { throw ModelError("that index is in use") }
  }

  /// Whether the call agrees with what other CPUs do to the page.
  private func checkOthers(_ call: SketchedCall, on page: SketchedPage) throws(ModelError) {
    guard call.changed != nil else { return }
    for (cpu, other) in calls.enumerated() where other.changed == page.pfn {
      if !call.sharesItsPage || !other.sharesItsPage {
        throw ModelError(
          "CPU \(cpu) changes \(page.name) already; only exits, write faults and free-swap can share one")
      }
    }
  }
}
