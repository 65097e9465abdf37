/// Numbers as people read them on the screen.
public enum Numbers {
  /// A page frame number; below 0 with a minus.
  static func frame(_ number: Int64) -> String {
    (number < 0 ? String(Glyphs.minus) : "") + "0x" + String(number.magnitude, radix: 16)
  }

  /// Digits in threes, with commas.
  static func grouped(_ number: UInt64) -> String { grouped(digits: String(number)) }

  /// A number of any size: `722,866,793`; a very large one as `7.2 * 10^20`.
  static func large(digits: String) -> String {
    guard digits.count > 15 else { return grouped(digits: digits) }
    return "\(digits.prefix(1)).\(digits.dropFirst().prefix(1)) * 10^\(digits.count - 1)"
  }

  /// Digits in threes, with commas, however many there are.
  public static func grouped(digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// How much memory so many pages are: `1.3 GiB`; nil below a mebibyte.
  static func memory(pages: UInt64) -> String? {
    // 256 pages of 4 KiB are a mebibyte.
    var shift = 8
    guard pages >= 1 << shift else { return nil }
    var units = ["MiB", "GiB", "TiB", "PiB", "EiB"][...]
    while units.count > 1, tenths(pages, shift) >= 10_240 {
      units.removeFirst()
      shift += 10
    }
    let size = tenths(pages, shift)
    return (size < 1000 ? "\(size / 10).\(size % 10)" : "\((size + 5) / 10)") + " \(units[units.startIndex])"
  }

  /// Tenths of `2^shift` pages, rounded.
  private static func tenths(_ pages: UInt64, _ shift: Int) -> UInt64 {
    let (whole, rest) = (pages >> UInt64(shift), pages & (1 << UInt64(shift) - 1))
    return whole * 10 + (rest * 10 + 1 << UInt64(shift - 1)) >> UInt64(shift)
  }

  /// How far a found page lies from the wanted one: `8 pages too far`.
  static func distance(_ pages: Int64, withMemory: Bool) -> String {
    let count = pages.magnitude
    let words = "\(grouped(count)) \(count == 1 ? "page" : "pages") too \(pages > 0 ? "far" : "low")"
    guard withMemory, let memory = memory(pages: count) else { return words }
    return words + ": " + memory
  }
}
