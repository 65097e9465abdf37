/// A set of up to 256 CPUs.
struct CPUSet {
  private var words = SIMD4<UInt64>()

  /// No CPU.
  init() {}
  /// One CPU.
  init(_ cpu: Int) { insert(cpu) }

  var isEmpty: Bool { words == SIMD4() }

  func contains(_ cpu: Int) -> Bool { words[cpu >> 6] & 1 << UInt64(cpu & 63) != 0 }
  mutating func insert(_ cpu: Int) { words[cpu >> 6] |= 1 << UInt64(cpu & 63) }
  mutating func remove(_ cpu: Int) { words[cpu >> 6] &= ~(1 << UInt64(cpu & 63)) }

  /// The CPUs of one socket.
  static func range(_ cpus: Range<Int>) -> CPUSet {
    var set = CPUSet()
    for cpu in cpus where cpu < 256 { set.insert(cpu) }
    return set
  }

  /// Whether any CPU is in both.
  func intersects(_ other: CPUSet) -> Bool { words & other.words != SIMD4() }
  /// Whether each of these CPUs is in `other`.
  func isSubset(of other: CPUSet) -> Bool { words & ~other.words == SIMD4() }
}
