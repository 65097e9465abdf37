/// The unit of simulated memory: every field of every simulated object is one word.
///
/// What a real machine packs into one word is kept in several here, since two fields in one word would
/// look like a conflict where there is none.
public typealias Word = UInt64

/// The place of one word in the flat memory of a machine.
///
/// Shared words come first, in the order in which the ``MemoryMap`` placed them; the regions of the CPUs follow.
public struct Address: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number of words before this one.
  public let index: Int

  /// The address of word number `index`.
  @inlinable public init(_ index: Int) { self.index = index }

  /// The address `count` words further on.
  @inlinable public static func + (base: Address, count: Int) -> Address { Address(base.index &+ count) }

  /// Whether the left word lies before the right one.
  @inlinable public static func < (left: Address, right: Address) -> Bool { left.index < right.index }
}
