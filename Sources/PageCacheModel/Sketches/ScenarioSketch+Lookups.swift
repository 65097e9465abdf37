import RaceMachine

extension ScenarioSketch {
  func checkLookup(_ call: SketchedCall) throws(ModelError) {
    guard let wanted = call.wanted else { return }
    if case .slot(let slot) = wanted.slot {
      if wanted.inSwap { try checkSwap(slot, 1) } else { try checkFile(slot, 1) }
    }
    for other in calls {
      guard let before = other.wanted, before != wanted else { continue }
      // Where the schedule chooses, it chooses for every lookup among the same slots.
      if isAny(before.slot) || isAny(wanted.slot) {
        throw ModelError("if one lookup takes any slot of a page, all do, of the same page")
      }
    }
  }

  private func isAny(_ wanted: SketchedCall.Wanted) -> Bool { if case .any = wanted { true } else { false } }

  /// The slots among which every lookup chooses; empty when they are fixed.
  var openOffsets: [Word] {
    for call in calls {
      guard let wanted = call.wanted, case .any(let pfn) = wanted.slot, let page = page(pfn),
        let slot = wanted.inSwap ? page.swapSlot : page.fileSlot
      else { continue }
      return Array(slot.slots(page.count))
    }
    return []
  }

  /// A page table has one entry for each slot number, and one page that it maps as a whole.
  func checkPageTable(_ call: SketchedCall) throws(ModelError) {
    guard call.usesPageTable else { return }
    for other in calls where other.usesPageTable {
      if case .writeFault(let page) = call, case .writeFault(let before) = other, page != before {
        throw ModelError("write faults are about one page: there is one page table")
      }
      let (mine, others) = (tableSlots(of: call), tableSlots(of: other))
      if mine.contains(where: { slot in others.contains { $0.index == slot.index && $0.file != slot.file } }) {
        throw ModelError("the page table has one entry for each slot number, whatever the swap file")
      }
    }
  }

  /// The slots whose entries of the page table a call works with, the first of a page that is mapped as a whole.
  private func tableSlots(of call: SketchedCall) -> [SketchedSlot] {
    guard call.usesPageTable else { return [] }
    if case .slot(let slot)? = call.wanted?.slot { return [slot] }
    guard let page = call.named.flatMap({ page($0) }), let slot = page.swapSlot else { return [] }
    guard call.wanted != nil else { return [slot] }
    return slot.slots(page.count).map { SketchedSlot(file: slot.file, index: $0) }
  }

  /// The slots that have entries of their own in the page table. That of a page that is mapped as a whole comes first,
  /// for all of its slots.
  var pageTableSlots: [SketchedSlot] {
    let whole = calls.first { if case .writeFault = $0 { true } else { false } }.flatMap { $0.named }.flatMap {
      page($0)
    }
    var slots = whole?.swapSlot.map { [$0] } ?? []
    for slot in calls.flatMap(tableSlots) where !slots.contains(slot) {
      let isPart = whole?.swapSlot.map { slot.overlaps(1, $0, whole?.count ?? 1) } ?? false
      if !isPart || !openOffsets.isEmpty { slots.append(slot) }
    }
    return slots
  }
}
