/// The escape sequences that change how a terminal draws characters (Select Graphic Rendition), as few bytes
/// as will do.
struct SGR {
  let depth: ColorDepth
  /// How the terminal draws now.
  private(set) var current = Appearance.plain

  init(depth: ColorDepth) { self.depth = depth }

  /// What to send so that the terminal draws in a look; empty if it does already.
  mutating func change(to next: Appearance) -> String {
    if next == current { return "" }
    defer { current = next }
    let fromPlain = Self.additions(from: .plain, to: next, depth: depth)
    // ESC [ m resets; with more parameters the reset is spelt 0.
    let reset = fromPlain.isEmpty ? "\u{1B}[m" : "\u{1B}[" + (["0"] + fromPlain).joined(separator: ";") + "m"
    let difference =
      Self.removals(from: current, to: next) + Self.additions(from: current, to: next, depth: depth)
    let delta = "\u{1B}[" + difference.joined(separator: ";") + "m"
    return delta.utf8.count < reset.utf8.count ? delta : reset
  }

  private static func removals(from old: Appearance, to new: Appearance) -> [String] {
    var codes: [String] = []
    // 22 ends both bold and dim; `additions` puts back the one that stays.
    if (old.bold && !new.bold) || (old.dim && !new.dim) { codes.append("22") }
    if old.underline && !new.underline { codes.append("24") }
    if old.reverse && !new.reverse { codes.append("27") }
    if old.color != nil && new.color == nil { codes.append("39") }
    return codes
  }

  private static func additions(from old: Appearance, to new: Appearance, depth: ColorDepth) -> [String] {
    let weightLost = (old.bold && !new.bold) || (old.dim && !new.dim)
    var codes: [String] = []
    if new.bold && (!old.bold || weightLost) { codes.append("1") }
    if new.dim && (!old.dim || weightLost) { codes.append("2") }
    if new.underline && !old.underline { codes.append("4") }
    if new.reverse && !old.reverse { codes.append("7") }
    if let color = new.color, color != old.color { codes.append(code(of: color, depth: depth)) }
    return codes
  }

  private static func code(of color: Ink, depth: ColorDepth) -> String {
    switch color {
    case .rgb(let red, let green, let blue): return "38;2;\(red);\(green);\(blue)"
    case .indexed(let index):
      if depth == .indexed256 || depth == .trueColor || index > 15 { return "38;5;\(index)" }
      return index < 8 ? "\(30 + Int(index))" : "\(90 + Int(index % 8))"
    }
  }
}
