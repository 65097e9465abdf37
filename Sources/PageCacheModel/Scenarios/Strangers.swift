import RaceMachine

/// Pages of other owners that a wrong derivation can hit when no debug check stops it (`debug-vm=off`).
///
/// They are where the arithmetic leads for each index that a lookup can read instead of the right one. A pointer that
/// a linear index makes lies outside the array of struct page, and using it is a `wild-access`.
struct Strangers: Sendable {
  /// Runs of page frames.
  private(set) var runs: [(firstPFN: Word, count: Int)] = []

  /// None.
  init() {}

  /// The pages at head − index + offset, for each of `indices` and each offset that may be looked up.
  init(around place: SwapPlace, indices: [Word]) {
    self.init(
      around: place.pfn, count: place.count, offsets: place.offset.map { [$0] } ?? place.openOffsets,
      indices: indices)
  }

  /// The same for the `count` pages from frame `head` on and given offsets.
  init(around head: Word, count: Int, offsets: [Word], indices: [Word]) {
    let own = head..<(head + Word(count))
    var found: Set<Word> = []
    for index in indices {
      for offset in offsets {
        let pfn = head &- index &+ offset
        if pfn < 1 << 40, !own.contains(pfn) { found.insert(pfn) }
      }
    }
    self.init(pfns: found)
  }

  /// Those at given frames.
  init(pfns: Set<Word>) {
    for pfn in pfns.sorted() {
      if let last = runs.last, last.firstPFN + Word(last.count) == pfn {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((pfn, 1))
      }
    }
  }

  /// Makes each an ordinary anonymous page that another task maps.
  func prepare(_ memory: KernelMemory, _ setup: inout Setup) {
    for (first, count) in runs {
      for pfn in first..<(first + Word(count)) {
        guard let number = memory.pages.number(of: KernelPointer.page(pfn)) else { continue }
        let page = memory.pages.row[number]
        setup.set(page + PageFrames.Field.flags, PageFlags.word(.uptodate, .lru, .swapbacked))
        setup.set(page + PageFrames.Field.mapping, 0xffff_88a7_9061_e501)
        setup.set(page + PageFrames.Field.index, 0x5_5d1c_0000 + pfn)
        setup.set(page + PageFrames.Field.refcount, 1)
        setup.set(page + PageFrames.Field.mapcount, 1)
      }
    }
  }
}
