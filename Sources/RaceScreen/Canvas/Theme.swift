/// What each ``Style`` looks like at each ``ColorDepth``.
public struct Theme: Hashable, Sendable {
  /// The colours of a theme where there are 256, as indices of xterm's palette. With fewer colours all
  /// themes look alike, since the terminal's own palette decides there.
  struct Palette: Hashable {
    let muted: UInt8
    let rule: UInt8
    let cpus: [UInt8]
    let wrong: UInt8
  }

  /// What `--theme` calls it.
  public let name: String
  let palette: Palette

  /// Readable on white, black and what is between: every colour has at least 3.2:1 there. Every common
  /// colour vision tells its colours apart.
  public static let standard = Theme(
    name: "standard", palette: Palette(muted: 244, rule: 242, cpus: [33, 136, 98, 30], wrong: 197))

  /// For a dark background: the same hues, lighter.
  public static let dark = Theme(
    name: "dark", palette: Palette(muted: 247, rule: 243, cpus: [75, 179, 141, 73], wrong: 204))

  /// For a light background: the same hues, darker.
  public static let light = Theme(
    name: "light", palette: Palette(muted: 241, rule: 243, cpus: [25, 94, 91, 23], wrong: 161))

  /// All themes, the default first.
  public static let all = [standard, dark, light]

  /// The theme of a name, or nil if there is none.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// How a style looks at a depth.
  public func appearance(of style: Style, at depth: ColorDepth) -> Appearance {
    if depth == .none { return .plain }
    return switch style {
    case .text: .plain
    case .strong, .key: Appearance(bold: true)
    case .selected: Appearance(reverse: true)
    case .muted: quiet(palette.muted, at: depth)
    case .rule: quiet(palette.rule, at: depth)
    case .cpu(let number): Appearance(color: hue(number, at: depth), bold: true)
    case .read(let number): Appearance(color: hue(number, at: depth), underline: true)
    case .changed(let number):
      depth == .mono
        ? Appearance(bold: true, underline: true)
        : Appearance(color: hue(number, at: depth), bold: true, reverse: true)
    case .wrong: Appearance(color: alarm(at: depth), bold: true, reverse: true)
    case .wrongText: Appearance(color: alarm(at: depth), bold: true)
    }
  }

  private func quiet(_ indexed: UInt8, at depth: ColorDepth) -> Appearance {
    switch depth {
    case .indexed256: Appearance(color: indexed)
    case .sixteen: Appearance(color: 8)
    case .none, .mono, .eight: Appearance(dim: true)
    }
  }

  private func hue(_ cpu: Int, at depth: ColorDepth) -> UInt8? {
    let index = (cpu % 4 + 4) % 4
    return switch depth {
    case .indexed256: palette.cpus[index]
    case .sixteen: [12, 3, 5, 6][index]
    case .eight: [4, 3, 5, 6][index]
    case .none, .mono: nil
    }
  }

  private func alarm(at depth: ColorDepth) -> UInt8? {
    switch depth {
    case .indexed256: palette.wrong
    case .sixteen: 9
    case .eight: 1
    case .none, .mono: nil
    }
  }
}
