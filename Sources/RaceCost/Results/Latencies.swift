/// How often which latency occurred: buckets that are a 64th of their value wide, so that a percentile is right to 2 %.
struct Latencies: Sendable {
  private static let bits = 6
  private var counts = [UInt32](repeating: 0, count: 64 << bits)
  /// How many.
  private(set) var count = 0
  /// All together, in picoseconds.
  private(set) var sum: Int64 = 0

  private static func bucket(_ value: Int64) -> Int {
    let value = UInt64(max(0, value))
    if value < 1 << UInt64(bits) { return Int(value) }
    let shift = 63 - value.leadingZeroBitCount - bits
    return (shift + 1) << bits + Int(value >> UInt64(shift)) - 1 << bits
  }

  private static func middle(of bucket: Int) -> Double {
    if bucket < 1 << bits { return Double(bucket) }
    let shift = bucket >> bits - 1
    let low = (bucket & (1 << bits - 1) + 1 << bits) << shift
    return Double(low) + Double(1 << shift) / 2
  }

  /// One more.
  mutating func add(_ value: Int64) {
    counts[Self.bucket(value)] += 1
    count += 1
    sum += value
  }

  /// The mean, in nanoseconds; nil when there was none.
  var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) / 1_000 }

  /// The latency that so many percent do not exceed, in nanoseconds; nil when there was none.
  func percentile(_ percent: Double) -> Double? {
    guard count > 0 else { return nil }
    let rank = max(1, Int((Double(count) * percent / 100).rounded(.up)))
    var seen = 0
    for (bucket, times) in counts.enumerated() where times > 0 {
      seen += Int(times)
      if seen >= rank { return Self.middle(of: bucket) / 1_000 }
    }
    return nil
  }
}
