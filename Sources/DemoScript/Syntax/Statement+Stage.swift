import PageCacheModel
import RaceMachine

/// What the lines of an own scenario are made of.
extension Statement {
  /// A page and what is said about it.
  public struct Page: Hashable, Sendable {
    /// The frame of its head.
    public let frame: Spanned<Word>
    /// What is said, in order.
    public internal(set) var traits: [Spanned<PageTrait>]
  }

  /// Where pages are kept.
  public enum Cache: String, Hashable, Sendable, CaseIterable {
    /// The swap cache.
    case swap
    /// An ordinary file.
    case file
    /// A file of tmpfs.
    case tmpfs
  }

  /// Something that is said about a page.
  public enum PageTrait: Hashable, Sendable {
    /// It is as long as huge pages are.
    case huge
    /// It is 2^order frames long.
    case order(Int)
    /// A cache holds it.
    case `in`(Cache, SketchedSlot)
    /// It belongs to that place of a file, too.
    case of(Cache, SketchedSlot)
    /// So many page tables map it.
    case mapped(Int)
    /// Swap ptes name these slots; all when empty.
    case used([Word])
    /// It must be written before it may go.
    case dirty
    /// Nobody has ever mapped it.
    case fresh
  }
}
