import RaceMachine

extension KernelReading {
  /// A `struct page`.
  public struct Page: Sendable {
    /// The page frame number.
    public let pfn: Word
    /// What it is in a compound page.
    public let part: Part
    /// The flags.
    public let flags: Value
    /// The owner: an address space, or an anon_vma with bit 0 set.
    public let mapping: Value
    /// Where the page is in its file or in its task's memory.
    public let index: Value
    /// In the swap cache: the swap entry.
    public let privateWord: Value
    /// References.
    public let refcount: Value
    /// How many mappings there are; the kernel's own word is one less.
    public let mapcount: Value
    /// The order of the compound page; 0 for a small page and for tails.
    public let order: Int
    /// Whether the compound page belongs to hugetlbfs; false for tails.
    public let isHugetlb: Bool
    /// Whether the allocator has the frame.
    public let isFree: Bool
    /// Whether the frame was freed since the beginning; it may have a new owner.
    public let wasFreed: Bool
    /// Whether it belongs to somebody who has nothing to do with the scenario.
    public let isStranger: Bool

    /// Whether the swap-cache flag is set, and its companion.
    public var isInSwapCache: Bool { PageFlags(flags.word).isSwapCache }
    /// Whether the page lock is held.
    public var isLocked: Bool { PageFlags(flags.word).has(.locked) }
  }

  /// What a page is in a compound page.
  public enum Part: String, Sendable {
    /// A page of its own.
    case small
    /// The first page of a compound page.
    case head
    /// One of the others.
    case tail
  }

  /// All pages of the model, by rising pfn in each run of frames.
  public var pages: [Page] { (0..<memory.pages.row.count).map(page(number:)) }

  private func page(number: Int) -> Page {
    typealias Field = PageFrames.Field
    let base = memory.pages.row[number]
    let flags = value(base + Field.flags)
    let isTail = view.word(base + Field.compoundHead) != 0
    let isHead = PageFlags(flags.word).has(.head)
    let order = isHead ? Int(view.word(memory.pages.row[number + 1] + Field.compoundOrder)) : 0
    let destructor = isHead ? view.word(memory.pages.row[number + 1] + Field.compoundDtor) : 0
    return Page(
      pfn: memory.pages.pfn(of: number), part: isTail ? .tail : isHead ? .head : .small, flags: flags,
      mapping: value(base + Field.mapping), index: value(base + Field.index),
      privateWord: value(base + Field.privateWord), refcount: value(base + Field.refcount),
      mapcount: value(base + Field.mapcount), order: order, isHugetlb: destructor == PageFrames.hugetlbDestructor,
      isFree: view.word(base + Field.allocated) == 0, wasFreed: view.word(base + Field.life) > 0,
      isStranger: number >= memory.firstStranger)
  }
}
