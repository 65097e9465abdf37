/// 128 bits that stand for a state. Equal states have equal fingerprints; unequal ones almost surely do not.
public struct Fingerprint: Hashable, Sendable, Comparable, BitwiseCopyable {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// The fingerprint of memory that is all zero.
  @inlinable public init() {
    high = 0
    low = 0
  }

  /// The fingerprint with these halves.
  @inlinable public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// By the upper half, then by the lower one.
  public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// Takes `value`, at a place with `key`, into account. 0 changes nothing.
  @inlinable mutating func add(_ value: Word, _ key: Fingerprint) {
    let mixed = Self.mix(value)
    high &+= mixed &* key.high
    low &+= mixed &* key.low
  }

  /// Takes `new` into account instead of `old`, at a place with `key`.
  @inlinable mutating func replace(_ old: Word, with new: Word, _ key: Fingerprint) {
    let change = Self.mix(new) &- Self.mix(old)
    high &+= change &* key.high
    low &+= change &* key.low
  }

  /// A bijection that keeps 0 and spreads bits both ways, so that small values in two places hardly ever cancel out.
  @inlinable static func mix(_ value: Word) -> Word {
    var mixed = value ^ (value >> 32)
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    return mixed ^ (mixed >> 29)
  }

  /// The key of place number `place`: odd numbers, the same on every machine.
  static func key(_ place: Int) -> Fingerprint {
    Fingerprint(high: splitmix(UInt64(place) &* 2) | 1, low: splitmix(UInt64(place) &* 2 &+ 1) | 1)
  }

  /// A bijection that spreads bits.
  public static func spread(_ value: Word) -> Word { splitmix(value) }

  /// Stands for `number` where fingerprints are added up.
  public static func key(ofRest number: Int) -> Fingerprint {
    Fingerprint(high: splitmix(~UInt64(number) &* 2), low: splitmix(~UInt64(number) &* 2 &+ 1))
  }

  static func splitmix(_ seed: UInt64) -> UInt64 {
    var z = (seed &+ 1) &* 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Takes another fingerprint into account, which plays the part that `salt` stands for.
  public mutating func add(_ other: Fingerprint, salt: UInt64) {
    let salt = Self.splitmix(salt)
    high &+= Self.splitmix(other.high ^ salt)
    low &+= Self.splitmix(other.low &+ salt)
  }

  /// Takes the fingerprint of the CPU in place `position` into account.
  mutating func combine(_ cpu: Fingerprint, at position: Int) {
    let salt = UInt64(position) &* 0x9e37_79b9_7f4a_7c15
    high &+= Self.splitmix(cpu.high ^ salt)
    low &+= Self.splitmix(cpu.low &+ salt)
  }
}
