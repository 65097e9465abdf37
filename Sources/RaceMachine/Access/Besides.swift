/// What a step may touch besides its one access, as regions.
public struct Besides: Hashable, Sendable {
  /// What it may read and write: ghost words, registers of any CPU, and more in a composite step.
  public var touches: RegionSet = []
  /// Ghost words of objects that the CPU holds, see ``Model/holds(_:cpu:in:)``: it may read and write them, but not so
  /// that a life begins or ends. Steps that touch the same region leave held objects alone.
  public var marks: RegionSet = []
  /// What it may read.
  public var reads: RegionSet = []
  /// Registers of its own CPU that it may read and write; those of other CPUs in the same regions it leaves alone.
  public var own: RegionSet = []
  /// Steps of the same collective commute, whatever they touch: each takes something back, and the last one clears up,
  /// so the order does not show. 0 for none.
  public var collective: UInt8 = 0

  /// Nothing, or what is given.
  public init(
    touches: RegionSet = [], marks: RegionSet = [], reads: RegionSet = [], own: RegionSet = [], collective: UInt8 = 0
  ) {
    self.touches = touches
    self.marks = marks
    self.reads = reads
    self.own = own
    self.collective = collective
  }

  /// What it may change.
  var writable: UInt64 { touches.bits | marks.bits }
  /// What it may look at.
  var readable: UInt64 { writable | reads.bits }

  /// Whether it is nothing.
  public var isEmpty: Bool { readable | own.bits == 0 }

  /// Whether it speaks of `region` at all.
  public func contains(_ region: Region) -> Bool { (readable | own.bits) & 1 << UInt64(region.id) != 0 }

  /// Both together.
  public func union(_ other: Besides) -> Besides {
    Besides(
      touches: touches.union(other.touches), marks: marks.union(other.marks), reads: reads.union(other.reads),
      own: own.union(other.own), collective: collective == other.collective ? collective : 0)
  }

  /// Whether what one step touches besides its access and what another CPU's step does may get in each other's way.
  public func interferes(with other: Besides) -> Bool {
    if collective != 0, collective == other.collective { return false }
    let (mine, others) = (touches.bits | reads.bits | own.bits, other.touches.bits | other.reads.bits | other.own.bits)
    if touches.bits & others != 0 || other.touches.bits & mine != 0 { return true }
    if marks.bits & (other.marks.bits | other.reads.bits) != 0 || other.marks.bits & reads.bits != 0 { return true }
    return reads.bits & other.own.bits != 0 || own.bits & other.reads.bits != 0
  }

  /// Whether this may get in the way of an access to a word of `region`.
  func interferes(withAccessTo region: UInt8, writing: Bool) -> Bool {
    (writing ? readable : writable) & 1 << UInt64(region) != 0
  }
}
