import RaceMachine

/// What a CPU of a sketch does, and to which page; pages are named by the frame of their head.
public enum SketchedCall: Hashable, Sendable {
  /// Somebody looks a swap slot up.
  case lookup(Wanted, by: SwapReader)
  /// Somebody looks an index of a file up.
  case fileLookup(Wanted, by: FileReader)
  /// A task exits and gives the page up.
  case exit(Word)
  /// A write fault reuses the page, which is mapped and in the swap cache.
  case writeFault(Word)
  /// Reclaim keeps the page in memory and frees its swap space.
  case freeSwap(Word)
  /// Reclaim does that, and later writes the page to another place in swap.
  case move(Word, to: SketchedSlot)
  /// Reclaim takes the page out of the swap cache and frees it.
  case reclaim(Word)
  /// Reclaim moves the page, of tmpfs or in no cache, to the swap cache.
  case swapOut(Word, to: SketchedSlot)
  /// A read brings a page of tmpfs back from the swap cache.
  case swapIn(Word)
  /// An rmap walk looks for who maps the page.
  case rmapWalk(Word)
  /// kswapd splits the page, then takes that part out of the swap cache and frees it.
  case split(Word, deleting: Word, oldHead: HeadFate)
  /// The page's file is truncated; then the task may read another index into one of the frames.
  case truncate(Word, thenRead: Read?)

  /// What is looked up.
  public enum Wanted: Hashable, Sendable {
    /// This slot.
    case slot(SketchedSlot)
    /// Any slot of the page, as the schedule chooses.
    case any(of: Word)
  }

  /// Who looks a swap slot up.
  public enum SwapReader: String, Hashable, Sendable, CaseIterable {
    /// Readahead, without any lock.
    case readahead
    /// Direct reclaim, which met a slot that only the swap cache uses.
    case reclaim
    /// A page fault, whose entry was read from the pte before anybody locked it.
    case fault
    /// memcg, under the lock of the page table and with the pte in place.
    case memcg
  }

  /// Who looks an index of a file up.
  public enum FileReader: String, Hashable, Sendable, CaseIterable {
    /// A read from an ordinary file.
    case read
    /// `mincore()`, which asks whether the page is in memory.
    case mincore
  }

  /// What becomes of the head of a page that was split, before the part is deleted.
  public enum HeadFate: String, Hashable, Sendable, CaseIterable {
    /// It stays in the swap cache.
    case kept
    /// It leaves the swap cache and is freed.
    case freed
    /// The same, and its frame gets a new owner.
    case reused
  }

  /// A read after a truncation.
  public struct Read: Hashable, Sendable {
    /// The index that is read.
    public let slot: SketchedSlot
    /// The frame that the allocator hands out for it, counted from the head.
    public let part: Word

    /// A read of `slot` into frame number `part` of the page.
    public init(_ slot: SketchedSlot, into part: Word) {
      self.slot = slot
      self.part = part
    }
  }
}
