/// A class of words that are used alike, such as "the private field of any page".
///
/// A step declares the region that it may touch without knowing the address; that is what a search needs
/// to know about the future of a CPU. There are at most 64 regions in one model.
public struct Region: Hashable, Sendable {
  /// How words of a region may be reached.
  public enum Nature: Sendable {
    /// Each access is a step of its own.
    case shared
    /// Written before the object is published, constant while anybody may reach it.
    /// Reading it cannot race, so it is local work of any step.
    case immutable
    /// Touched only while a certain lock is held. Two accesses cannot overlap, so they are local work of
    /// the holder's steps. An access without the lock breaks the promise `unguarded-access`.
    case guarded
    /// Registers that only their own CPU touches: local work of any of its steps.
    case own
    /// Not memory of the simulated system: what a judge remembers in order to judge.
    case ghost
  }

  /// 0 to 63, unique in a model.
  public let id: UInt8
  /// The name that people read, such as `page.private`.
  public let name: String
  /// How words of this region may be reached.
  public let nature: Nature

  /// Region number `id`; traps above 63.
  public init(_ id: UInt8, _ name: String, _ nature: Nature = .shared) {
    precondition(id < 64, "a model has at most 64 regions")
    self.id = id
    self.name = name
    self.nature = nature
  }

  /// Regions are the same when their numbers are.
  public static func == (left: Region, right: Region) -> Bool { left.id == right.id }
  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A set of regions in one word.
public struct RegionSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// Bit `id` is set for each region in the set.
  public var bits: UInt64

  /// The set of `regions`.
  public init(_ regions: some Sequence<Region>) {
    bits = regions.reduce(0) { $0 | 1 << UInt64($1.id) }
  }
  /// The set of the listed regions.
  public init(arrayLiteral elements: Region...) { self.init(elements) }

  /// Whether `region` is in the set.
  public func contains(_ region: Region) -> Bool { bits & 1 << UInt64(region.id) != 0 }
  /// All regions of both sets.
  public func union(_ other: RegionSet) -> RegionSet {
    var result = self
    result.bits |= other.bits
    return result
  }
}
