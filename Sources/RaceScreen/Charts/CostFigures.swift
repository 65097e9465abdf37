import RaceCost

/// Costs as people read them, with three digits that count.
public enum CostFigures {
  /// `49.9 k`, `12.6 M`.
  public static func rate(_ value: Double) -> String {
    for (limit, unit) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where value >= limit * 0.9995 {
      return digits(value / limit) + " " + unit
    }
    return digits(value)
  }

  /// `92.1 ns`, `8.10 ms`; a dash where there is nothing.
  public static func time(_ nanoseconds: Double?) -> String {
    guard let nanoseconds else { return "-" }
    for (limit, unit) in [(1e9, "s"), (1e6, "ms"), (1e3, "us")] where nanoseconds >= limit * 0.9995 {
      return digits(nanoseconds / limit) + " " + unit
    }
    return digits(nanoseconds) + " ns"
  }

  /// A round time, `20 us`.
  static func plainTime(_ nanoseconds: Double) -> String {
    for (limit, unit) in [(1e6, "ms"), (1e3, "us")] where nanoseconds >= limit {
      return CostParameter.text(nanoseconds / limit) + " " + unit
    }
    return CostParameter.text(nanoseconds) + " ns"
  }

  /// `12.3 %`.
  public static func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

  /// `2.76`, `84.4`: how many times.
  public static func factor(_ value: Double) -> String { digits(value) }

  private static func digits(_ value: Double) -> String { fixed(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2) }

  /// A number with so many digits after the point.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let digits = String(Int(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
