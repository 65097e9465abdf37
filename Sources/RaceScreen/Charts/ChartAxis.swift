/// How an axis is divided.
public enum ChartScale: String, Hashable, Sendable, CaseIterable {
  /// Each tenfold takes the same room.
  case log
  /// Each unit does.
  case linear
}

/// A scale from one number to another.
struct ChartAxis {
  private let first, last: Double
  private let scale: ChartScale

  /// The axis of numbers from `first`, which is above 0 on a logarithmic scale, to `last`.
  init(_ first: Double, _ last: Double, _ scale: ChartScale) {
    (self.first, self.last, self.scale) = (first, last, scale)
  }

  /// The axis whose ends are the round numbers 1, 2, 5, 10 around some positive ones; a linear one begins at 0.
  init(around least: Double, _ most: Double, _ scale: ChartScale) {
    if scale == .linear {
      self.init(0, most, .linear)
    } else {
      let (low, high) = (Logarithm.powerOfTen(atMost: least), Logarithm.powerOfTen(atMost: most))
      let first = [5, 2, 1].map { $0 * low }.first { $0 <= least } ?? low
      let last = [1, 2, 5, 10].map { $0 * high }.first { $0 >= most } ?? most
      self.init(first, max(last, first * 10), .log)
    }
  }

  /// Where `value` lies, from 0 to 1.
  func place(_ value: Double) -> Double {
    guard last > first else { return 0.5 }
    return scale == .log
      ? Logarithm.binary(value / first) / Logarithm.binary(last / first) : (value - first) / (last - first)
  }

  /// Powers of ten, or round steps.
  var ticks: [Double] {
    guard last > first else { return [first] }
    if scale == .log {
      return Array(sequence(first: Logarithm.powerOfTen(atLeast: first)) { $0 * 10 }.prefix { $0 <= last })
    }
    let rough = (last - first) / 5
    let power = Logarithm.powerOfTen(atMost: rough)
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power
    return Array(stride(from: first, through: last, by: step))
  }
}
