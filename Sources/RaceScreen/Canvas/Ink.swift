/// The colour of a text.
public enum Ink: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// A number of xterm's palette; below 16, and often above, the terminal decides what it looks like.
  case indexed(UInt8)
  /// Red, green and blue, 0 to 255 each.
  case rgb(UInt8, UInt8, UInt8)

  /// A number of the palette.
  public init(integerLiteral value: UInt8) { self = .indexed(value) }

  /// A colour from its 24 bits, `0xrrggbb`.
  init(hex: UInt32) {
    self = .rgb(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
  }

  /// Red, green and blue, 0 to 255, as xterm shows it.
  public var components: (red: Int, green: Int, blue: Int) {
    switch self {
    case .indexed(let index): XtermPalette.components(index)
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    }
  }

  /// The colour as `#rrggbb`.
  var hex: String {
    let color = components
    return [color.red, color.green, color.blue].reduce("#") { text, part in
      text + (part < 16 ? "0" : "") + String(part, radix: 16)
    }
  }
}
