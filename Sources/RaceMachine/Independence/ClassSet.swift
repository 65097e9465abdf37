/// A set of up to 128 classes of what steps do, as two words.
public struct ClassSet: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  /// The empty set.
  @inlinable public init() {}

  /// Whether the two sets have anything in common.
  @inlinable
  public func meets(_ other: ClassSet) -> Bool { low & other.low | high & other.high != 0 }

  /// Adds what `other` contains.
  @inlinable
  public mutating func formUnion(_ other: ClassSet) {
    low |= other.low
    high |= other.high
  }

  mutating func insert(_ number: Int) {
    if number < 64 { low |= 1 << UInt64(number) } else { high |= 1 << UInt64(number - 64) }
  }

  /// How many classes a set can tell apart.
  static let capacity = 128
}
