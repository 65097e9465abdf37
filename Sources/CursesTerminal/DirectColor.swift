import CNcurses
import RaceScreen

/// How a terminal packs red, green and blue into one number, where the extended capability RGB says that it does.
struct DirectColor: Hashable {
  let red, green, blue: Int

  /// What terminfo says about the terminal type that was looked up last; nil where colours are numbers of a palette.
  static var ofTerminal: DirectColor? {
    let colors = Int(curses_color_count())
    if tigetflag("RGB") > 0 { return DirectColor(colors: colors) }
    let number = Int(tigetnum("RGB"))
    if number > 0 { return DirectColor(colors: colors, channel: number) }
    return curses_capability("RGB").flatMap { DirectColor(String(cString: $0)) }
  }

  /// All bits that so many colours need, blue's being what the others leave.
  init?(colors: Int, channel: Int? = nil) {
    guard colors > 8 else { return nil }
    var bits = 0
    while 1 << bits < colors { bits += 1 }
    let channel = channel ?? (bits + 2) / 3
    self.init(channel, channel, bits - 2 * channel)
  }

  /// Bits as terminfo writes them, `8/8/8`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard parts.count == 3 else { return nil }
    self.init(parts[0], parts[1], parts[2])
  }

  private init?(_ red: Int, _ green: Int, _ blue: Int) {
    guard [red, green, blue].allSatisfy({ 1...8 ~= $0 }) else { return nil }
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// The number of a colour.
  func number(_ color: Ink) -> Int32 {
    let parts = color.components
    let levels = [parts.red >> (8 - red), parts.green >> (8 - green), parts.blue >> (8 - blue)]
    return Int32(levels[0] << (green + blue) | levels[1] << blue | levels[2])
  }
}
