/// Figures of costs in scripts.
enum CostWords {
  /// The units of time that a script knows, in nanoseconds, the greatest first.
  static let units = [("s", 1e9), ("ms", 1e6), ("us", 1e3), ("ns", 1.0)]

  /// `2.5`, `38`, as short as it can be read back.
  static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// `16ms`, `212ns`: exactly so much.
  static func time(_ nanoseconds: Double) -> String {
    for (unit, scale) in units where nanoseconds >= scale && (nanoseconds / scale * 1_000).isWhole {
      return number(nanoseconds / scale) + unit
    }
    return number(nanoseconds) + "ns"
  }

  /// A figure that was found, with two decimals at most.
  static func rounded(_ value: Double) -> String {
    value.magnitude < 1e13 ? number((value * 100).rounded() / 100) : number(value)
  }

  /// A time that was found.
  static func roundedTime(_ nanoseconds: Double) -> String {
    let (unit, scale) = units.first { nanoseconds >= $0.1 } ?? ("ns", 1)
    return rounded(nanoseconds / scale) + unit
  }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded() && magnitude < 1e15 }
}
