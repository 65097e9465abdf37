import RaceMachine

/// What a table of states keeps: one state, or several that look alike. Memory that is all zero is no entry.
protocol TableEntry: BitwiseCopyable {
  /// Where it belongs.
  var fingerprint: Fingerprint { get }
  /// The same, or another one in place of the fingerprint of no entry.
  var distinct: Self { get }
  /// Whether all that `other` stands for is here.
  func contains(_ other: Self) -> Bool
  /// Adds what `other` stands for, which has the same fingerprint, or to no entry.
  mutating func add(_ other: Self)
}

/// A state by its fingerprint.
extension Fingerprint: TableEntry {
  var fingerprint: Fingerprint { self }

  @inline(__always)
  var distinct: Fingerprint { self == Fingerprint() ? Fingerprint(high: 0, low: 1) : self }

  @inline(__always)
  func contains(_ other: Fingerprint) -> Bool { self == other }

  @inline(__always)
  mutating func add(_ other: Fingerprint) { self = other }
}

/// States that differ only in the local state of one CPU: that of the packed one, see ``LocalNumbers``.
///
/// A bit for each takes far less room than a fingerprint for each. And neighbours in a search are mostly neighbours here,
/// so the processor finds in its caches what it asks for.
struct PackedStates: TableEntry {
  /// Stands for the state apart from the last digit of that local state's number.
  var fingerprint: Fingerprint
  /// The last digits, a bit each.
  var digits: UInt64

  @inline(__always)
  var distinct: PackedStates { PackedStates(fingerprint: fingerprint.distinct, digits: digits) }

  @inline(__always)
  func contains(_ other: PackedStates) -> Bool {
    fingerprint == other.fingerprint && digits & other.digits == other.digits
  }

  @inline(__always)
  mutating func add(_ other: PackedStates) {
    fingerprint = other.fingerprint
    digits |= other.digits
  }
}
