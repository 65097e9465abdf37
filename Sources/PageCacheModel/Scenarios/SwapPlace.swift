import RaceMachine

/// Where the page of a scenario lies: in memory, in swap, and which of its slots is looked up.
struct SwapPlace: Sendable {
  let geometry: Geometry
  /// The page is 2^order pages long.
  let order: Int
  /// The page frame of the head.
  let pfn: Word
  /// The slot of the head.
  let base: Word
  /// The slot that readers look up; nil when the schedule chooses.
  let offset: Word?

  /// A place with given figures.
  init(geometry: Geometry, order: Int, pfn: Word, base: Word, offset: Word?) {
    self.geometry = geometry
    self.order = order
    self.pfn = pfn
    self.base = base
    self.offset = offset
  }

  /// Reads `geometry`, `order` and `offset`. The page lies where the offset says: a compound page at the aligned slot
  /// below.
  init(_ settings: Settings) throws(ModelError) {
    let geometry: Geometry = settings["geometry"] == "kernel" ? .kernel : .teaching
    let order = settings["order"] == "huge" ? geometry.hugeOrder : Int(settings.number("order"))
    guard order <= geometry.hugeOrder else {
      throw ModelError("order is at most \(geometry.hugeOrder) in the \(geometry.name) geometry, not \(order)")
    }
    let text = settings["offset"]
    let usual = settings.defaultValue("offset")
    // In the kernel's geometry the figures are those of an ordinary machine; the small ones are easy to remember.
    let ordinary: Word = geometry == .kernel ? 0x542c8 : Word(parsing: usual) ?? 0
    let wanted = text == usual || text == "any" ? ordinary : Word(parsing: text) ?? 0
    let base = (wanted >> Word(order)) << Word(order)
    // Slot 0 is the header of the swap area; its cluster is never given to a huge page.
    let first = order == 0 ? 1 : Word(geometry.clusterSlots)
    let last: Word = geometry == .teaching ? 15 : (1 << 40) - 1
    let format = geometry.offsetFormat
    guard base >= first, wanted <= last else {
      throw ModelError(
        "offset is 'any' or a swap slot from \(format.text(first)) to \(format.text(last)) here, not '\(text)'")
    }
    let head: Word = geometry == .kernel ? 0x12400 : 0x48
    self.init(
      geometry: geometry, order: order, pfn: head + (order == 0 ? base % Word(geometry.clusterSlots) : 0), base: base,
      offset: text == "any" ? nil : wanted)
  }

  /// How many pages.
  var count: Int { 1 << order }
  /// The head as a `struct page *`.
  var page: Word { KernelPointer.page(pfn) }
  /// The swap entry of the head.
  var entry: Word { SwapEntry.word(type: 0, offset: base) }
  /// The swap entry that readers look up; the head's when the schedule chooses.
  var wantedEntry: Word { SwapEntry.word(type: 0, offset: offset ?? base) }
  /// The slots of the page.
  var slots: Range<Word> { base..<(base + Word(count)) }
  /// The slots among which each reader chooses; empty when the offset is fixed.
  var openOffsets: [Word] { offset == nil ? Array(slots) : [] }
  /// The slots of the swap file that the model has: all of them for teaching, else the clusters around `base`.
  var window: Range<Word> { window(around: base) }

  /// The same around another slot.
  func window(around slot: Word) -> Range<Word> {
    if geometry == .teaching { return 0..<Word(1 << geometry.spaceShift) }
    let slots = Word(geometry.clusterSlots)
    let first = slot / slots * slots
    return first..<(first + max(slots, Word(count)))
  }
}
