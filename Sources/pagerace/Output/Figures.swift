import Foundation
import RaceScreen

/// Numbers as people read them.
enum Figures {
  /// Digits in threes, with commas; a number that nobody reads to its end as `about 1.2e45`.
  static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number)
    if digits.count > 24 {
      let second = digits[digits.index(after: digits.startIndex)]
      return "about \(digits.prefix(1)).\(second)e\(digits.count - 1)"
    }
    return Numbers.grouped(digits: digits)
  }

  /// `1 step`, `2 steps`, `1,000 steps`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A probability with two digits that count.
  static func probability(_ value: Double) -> String {
    // Close to 1 the digits that count are those of what is left.
    if value < 1, value > 0.99 { return "1 − " + String(format: "%.2g", 1 - value) }
    return String(format: "%.2g", value)
  }

  /// How many runs on average, at least 1.
  static func runs(_ value: Double) -> String {
    if value < 10 { return String(format: "%.1f", value) }
    return value < 1e15 ? grouped(Int(value.rounded())) : String(format: "%.1e", value)
  }

  /// A time.
  static func seconds(_ value: Double) -> String { String(format: value < 10 ? "%.2f s" : "%.1f s", value) }

  /// So many bytes.
  static func bytes(_ count: Int) -> String {
    var (unit, size) = (0, Double(count))
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    while size >= 1_024, unit < units.count - 1 { (unit, size) = (unit + 1, size / 1_024) }
    return String(format: size < 10 && unit > 0 ? "%.1f " : "%.0f ", size) + units[unit]
  }
}
