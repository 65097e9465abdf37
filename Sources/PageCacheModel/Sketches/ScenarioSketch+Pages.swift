import RaceMachine

extension ScenarioSketch {
  /// Puts a page on the stage. All pages come before the first call.
  ///
  /// - Throws: when it cannot lie there, with what would be right.
  public mutating func add(_ page: SketchedPage) throws(ModelError) {
    guard calls.isEmpty else { throw ModelError("pages come before what the CPUs call") }
    guard pages.count < Self.maximumCount else { throw ModelError("there are at most \(Self.maximumCount) pages") }
    try checkFrames(of: page)
    try checkPlace(of: page)
    try checkUsers(of: page)
    pages.append(page)
  }

  private func checkFrames(of page: SketchedPage) throws(ModelError) {
    guard (0...geometry.hugeOrder).contains(page.order) else {
      throw ModelError("order is at most \(geometry.hugeOrder) in the \(geometry.name) geometry, not \(page.order)")
    }
    guard (1..<(1 << 36)).contains(page.pfn) else {
      throw ModelError("a page frame has a number from 1 to 0xfffffffff, not \(page.pfn)")
    }
    guard page.pfn % page.count == 0 else {
      throw ModelError("a page of \(page.count) frames begins at a multiple of \(page.count)")
    }
    if let other = pages.first(where: { $0.frames.overlaps(page.frames) }) {
      throw ModelError("\(other.name) has these frames")
    }
  }

  private func checkPlace(of page: SketchedPage) throws(ModelError) {
    if let slot = page.swapSlot {
      try checkSwap(slot, page.count)
      for other in pages {
        if let taken = other.swapSlot, slot.overlaps(page.count, taken, other.count) {
          throw ModelError("\(other.name) is in this place")
        }
      }
    }
    if let slot = page.fileSlot {
      try checkFile(slot, page.count)
      for other in pages {
        if let taken = other.fileSlot, slot.overlaps(page.count, taken, other.count) {
          throw ModelError("\(other.name) is in this place")
        }
      }
    }
    if case .swapOfTmpfs = page.place, page.order > 0 {
      throw ModelError("a page of tmpfs that is in swap has one frame")
    }
  }

  private func checkUsers(of page: SketchedPage) throws(ModelError) {
    guard page.mapcount <= Word(Self.maximumCount) else {
      throw ModelError("a page is mapped at most \(Self.maximumCount) times here")
    }
    guard page.fileSlot == nil || page.mapcount == 0 && !page.isFresh else {
      throw ModelError("a page of a file is mapped by nobody here, and not fresh")
    }
    guard !page.isFresh || page.mapcount == 0 else { throw ModelError("a page that is mapped is not fresh") }
    guard page.usedSlots.isEmpty && !page.isUsed || page.fileSlot == nil && page.swapSlot != nil else {
      throw ModelError("only slots of anonymous pages in the swap cache are used by swap ptes")
    }
    if let slot = page.usedSlots.first(where: { page.swapSlot?.slots(page.count).contains($0) != true }) {
      throw ModelError("slot \(geometry.offsetFormat.text(slot)) is none of this page's")
    }
  }
}
