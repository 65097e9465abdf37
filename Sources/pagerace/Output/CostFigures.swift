import Foundation

/// Costs as people read them, with three digits that count.
enum CostFigures {
  /// `49.9 k`, `12.6 M`.
  static func rate(_ value: Double) -> String {
    for (limit, unit) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where value >= limit * 0.9995 {
      return digits(value / limit) + " " + unit
    }
    return digits(value)
  }

  /// `92.1 ns`, `8.10 ms`; a dash where there is nothing.
  static func time(_ nanoseconds: Double?) -> String {
    guard let nanoseconds else { return "-" }
    for (limit, unit) in [(1e9, "s"), (1e6, "ms"), (1e3, "us")] where nanoseconds >= limit * 0.9995 {
      return digits(nanoseconds / limit) + " " + unit
    }
    return digits(nanoseconds) + " ns"
  }

  /// `12.3 %`.
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

  private static func digits(_ value: Double) -> String {
    String(format: value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f", value)
  }
}
