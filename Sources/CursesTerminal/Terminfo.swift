import CNcurses
import Glibc

/// What terminfo says about the terminal.
enum Terminfo {
  /// Refuses a terminal that the screen cannot be shown on, before anything is sent to it.
  static func check(type: String?, descriptor: Int32) throws(TerminalError) {
    guard let type, !type.isEmpty else { throw .noTerminalType }
    let found = curses_look_up(type, descriptor)
    defer { curses_forget_look_up() }
    guard found == 1 else { throw .unknownTerminalType(type) }
    guard curses_capability("cup") != nil else { throw .cannotPlaceCursor(type) }
  }

  /// What takes the current terminal back to the main screen, with a visible cursor, no mouse reports and plain
  /// attributes.
  static func leaveBytes(mouse: Bool, rows: Int) -> [UInt8] {
    var bytes = mouse ? mouseBytes(on: false) : []
    for name in ["rmkx", "sgr0", "cnorm"] { bytes += capability(name) }
    let leave = capability("rmcup")
    if !leave.isEmpty { return bytes + leave }
    // Without a second screen the picture stays; the prompt goes below it.
    if let place = curses_capability("cup"), let last = curses_expand(place, rows - 1, 0) {
      bytes += withoutPadding(String(cString: last))
    }
    return bytes + Array("\r\n".utf8)
  }

  /// The way back from there.
  static func enterBytes(mouse: Bool) -> [UInt8] {
    capability("smcup") + capability("smkx") + capability("civis") + (mouse ? mouseBytes(on: true) : [])
  }

  private static func capability(_ name: String) -> [UInt8] {
    guard let value = curses_capability(name) else { return [] }
    return withoutPadding(String(cString: value))
  }

  /// What ncurses sends: the extended capability XM, or else xterm's first mouse mode.
  private static func mouseBytes(on: Bool) -> [UInt8] {
    guard curses_capability("kmous") != nil else { return [] }
    guard let mode = curses_capability("XM"), let value = curses_expand(mode, on ? 1 : 0, 0) else {
      return Array("\u{1B}[?1000\(on ? "h" : "l")".utf8)
    }
    return withoutPadding(String(cString: value))
  }

  /// A capability without its `$<5>` delays, which no terminal of today needs.
  static func withoutPadding(_ capability: String) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = Array(capability.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
