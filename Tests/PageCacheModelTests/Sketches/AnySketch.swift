import PageCacheModel
import RaceMachine
import SeededNumbers

/// Makes sketches of which nobody has thought: whatever is not refused must run.
struct AnySketch {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func slot() -> SketchedSlot { SketchedSlot(file: Word(below(3) / 2), index: Word(below(16))) }

  /// A sketch with at least one page and one call.
  mutating func sketch() -> ScenarioSketch {
    var sketch = ScenarioSketch("any", geometry: .teaching)
    while sketch.pages.count < 1 + below(3) { try? sketch.add(page()) }
    var attempts = 0
    while sketch.calls.isEmpty || attempts < 2 + below(12) {
      try? sketch.add(call(sketch.pages[below(sketch.pages.count)]))
      attempts += 1
    }
    return sketch
  }

  private mutating func page() -> SketchedPage {
    let order = [0, 0, 1, 2, 2][below(5)]
    var page = SketchedPage(pfn: Word(((0x48 + below(16)) >> order) << order), order: order)
    let (one, other) = (slot(), slot())
    let place = SketchedSlot(file: one.file, index: (one.index >> Word(order)) << Word(order))
    page.place =
      [.swap(place), .swap(place), .file(place), .tmpfs(place), .swapOfTmpfs(place, file: other), .nowhere][
        below(6)]
    if below(3) == 0 { page.mapcount = Word(below(3)) }
    page.isUsed = below(4) == 0
    if below(4) == 0 { page.usedSlots = [one.index] }
    page.isDirty = below(2) == 0
    page.isFresh = below(4) == 0
    return page
  }

  /// A call about a page, or about one that need not be there.
  private mutating func call(_ known: SketchedPage) -> SketchedCall {
    let page = below(8) == 0 ? Word(0x48 + below(16)) : known.pfn
    let wanted: SketchedCall.Wanted = below(4) == 0 ? .any(of: page) : .slot(slot())
    switch below(14) {
    case 0, 1, 2: return .lookup(wanted, by: SketchedCall.SwapReader.allCases[below(4)])
    case 3: return .fileLookup(wanted, by: SketchedCall.FileReader.allCases[below(2)])
    case 4: return .exit(page)
    case 5: return .writeFault(page)
    case 6: return .freeSwap(page)
    case 7: return .move(page, to: slot())
    case 8: return .reclaim(page)
    case 9: return .swapOut(page, to: slot())
    case 10: return .swapIn(page)
    case 11: return .rmapWalk(page)
    case 12: return .split(page, deleting: Word(below(4)), oldHead: SketchedCall.HeadFate.allCases[below(3)])
    default: return .truncate(page, thenRead: below(2) == 0 ? nil : .init(slot(), into: Word(below(4))))
    }
  }
}
