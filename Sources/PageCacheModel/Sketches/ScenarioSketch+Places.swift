import RaceMachine

/// Where things can lie in the geometry of the sketch.
extension ScenarioSketch {
  /// Whether `count` pages can lie in swap from `slot` on.
  func checkSwap(_ slot: SketchedSlot, _ count: Word) throws(ModelError) {
    try check(slot, "a swap file")
    // Slot 0 is the header of the swap area; its cluster is never given to a compound page.
    let first = count == 1 ? 1 : Word(geometry.clusterSlots)
    let last: Word = geometry == .teaching ? 15 : (1 << 40) - 1
    try check(slot, count, first...last, "a swap slot")
    let spaces = swapSlots.filter { $0.file == slot.file }.map { $0.index >> Word(geometry.spaceShift) }
    guard spaces.allSatisfy({ $0 == slot.index >> Word(geometry.spaceShift) }) else {
      let size = geometry.offsetFormat.text(1 << Word(geometry.spaceShift))
      throw ModelError(
        "all slots of swap \(slot.file) here lie in one address space, \(size) slots from a multiple of that")
    }
  }

  /// Whether `count` pages can lie in a file from index `slot` on.
  func checkFile(_ slot: SketchedSlot, _ count: Word) throws(ModelError) {
    try check(slot, "a file")
    try check(slot, count, 0...(fileWindow.upperBound - 1), "a file index")
  }

  private func check(_ slot: SketchedSlot, _ what: String) throws(ModelError) {
    guard slot.file < Self.fileCount else {
      throw ModelError("\(what) has a number from 0 to \(Self.fileCount - 1), not \(slot.file)")
    }
  }

  private func check(
    _ slot: SketchedSlot, _ count: Word, _ range: ClosedRange<Word>, _ what: String
  ) throws(ModelError) {
    let format = geometry.offsetFormat
    guard range.contains(slot.index), range.upperBound - slot.index >= count - 1 else {
      let last = format.text(range.upperBound - (count - 1))
      throw ModelError("\(what) is a number from \(format.text(range.lowerBound)) to \(last) here, not \(slot.index)")
    }
    guard slot.index % count == 0 else {
      throw ModelError("a page of \(count) lies at a multiple of \(count), not at \(format.text(slot.index))")
    }
  }

  /// All swap slots that are named so far.
  var swapSlots: [SketchedSlot] {
    pages.compactMap(\.swapSlot) + calls.compactMap(\.target)
      + calls.compactMap { call in
        if case .slot(let slot)? = call.wanted?.slot, call.wanted?.inSwap == true { slot } else { nil }
      }
  }

  /// All file indices that are named so far.
  var fileSlots: [SketchedSlot] {
    pages.compactMap(\.fileSlot)
      + calls.compactMap { call in
        switch call {
        case .fileLookup(.slot(let slot), _): slot
        case .truncate(_, let read): read?.slot
        default: nil
        }
      }
  }

  /// The indices of a file that exist in the model.
  var fileWindow: Range<Word> { 0..<(geometry == .teaching ? 16 : 4096) }

  /// For each swap file the slots that exist in the model: all of them for teaching, else the clusters that are named.
  var swapWindows: [Range<Word>] {
    let slots = swapSlots
    guard let last = slots.map(\.file).max() else { return [] }
    let cluster = Word(geometry.clusterSlots)
    return (0...last).map { file in
      if geometry == .teaching { return 0..<(1 << Word(geometry.spaceShift)) }
      let named = slots.filter { $0.file == file }.map { $0.index / cluster }
      let first = (named.min() ?? 0) * cluster
      return first..<((named.max() ?? 0) + 1) * cluster
    }
  }
}
