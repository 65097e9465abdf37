import RaceMachine

/// A slot of a swap file, or an index of another file.
public struct SketchedSlot: Hashable, Sendable {
  /// The number of the file.
  public let file: Word
  /// The slot, or the index.
  public let index: Word

  /// Slot or index `index` of file `file`.
  public init(file: Word, index: Word) {
    self.file = file
    self.index = index
  }
}

/// A page of a sketch, as it is before anything runs.
public struct SketchedPage: Hashable, Sendable {
  /// Which cache holds a page.
  public enum Place: Hashable, Sendable {
    /// None: an anonymous page that was never written to swap.
    case nowhere
    /// The swap cache, from this slot on.
    case swap(SketchedSlot)
    /// The swap cache, for a tmpfs file whose slot holds the swap entry.
    case swapOfTmpfs(SketchedSlot, file: SketchedSlot)
    /// An ordinary file, from this index on.
    case file(SketchedSlot)
    /// A file of tmpfs, from this index on.
    case tmpfs(SketchedSlot)
  }

  /// The frame of the page; of its head, if it is compound.
  public var pfn: Word
  /// The page is 2^order frames long.
  public var order: Int
  /// Where it lies.
  public var place: Place
  /// How many page tables map it.
  public var mapcount: Word = 0
  /// The slots of its own that swap ptes name, one each; ``isUsed`` stands for all of them.
  public var usedSlots: [Word] = []
  /// Whether a swap pte names each of its slots.
  public var isUsed = false
  /// Whether its contents must be written before it may go.
  public var isDirty = false
  /// Whether nobody has ever mapped it: no mapping, and index 0.
  public var isFresh = false

  /// The page at `pfn`, clean, mapped by nobody.
  public init(pfn: Word, order: Int = 0, place: Place = .nowhere) {
    self.pfn = pfn
    self.order = order
    self.place = place
  }

  /// How many frames.
  var count: Word { 1 << Word(order) }
  /// Its frames.
  var frames: Range<Word> { pfn..<(pfn + count) }
  /// The head as a `struct page *`.
  var pointer: Word { KernelPointer.page(pfn) }

  /// The first of its slots in the swap cache; nil when it is not there.
  var swapSlot: SketchedSlot? {
    switch place {
    case .swap(let slot), .swapOfTmpfs(let slot, _): slot
    case .nowhere, .file, .tmpfs: nil
    }
  }

  /// The first of its indices in a file, where its slots or its swap entry stand; nil for anonymous pages.
  var fileSlot: SketchedSlot? {
    switch place {
    case .file(let slot), .tmpfs(let slot), .swapOfTmpfs(_, let slot): slot
    case .nowhere, .swap: nil
    }
  }

  /// Whether a swap pte names `slot`, one of its own.
  func uses(_ slot: Word) -> Bool { isUsed || usedSlots.contains(slot) }

  /// How it is called in errors.
  var name: String { "page 0x" + String(pfn, radix: 16) }
}

extension SketchedSlot {
  /// The `count` slots from this one on.
  func slots(_ count: Word) -> Range<Word> { index..<(index + count) }

  /// Whether these `count` slots and the `others` from another one on have one in common.
  func overlaps(_ count: Word, _ other: SketchedSlot, _ others: Word) -> Bool {
    file == other.file && slots(count).overlaps(other.slots(others))
  }
}
