/// What each ``Style`` looks like at each ``ColorDepth``.
public struct Theme: Hashable, Sendable {
  /// What `--theme` calls it.
  public let name: String
  /// What it is for, in a few words.
  public let summary: String
  /// Nil for attributes alone.
  let palette: Palette?

  /// Readable on white, black and what is between: every colour has at least 3.2:1 there. Every common
  /// colour vision tells its colours apart.
  public static let standard = Theme(
    name: "standard", summary: "for any background, safe for the colour-blind", palette: .standard)

  /// For a dark background: the same hues, lighter.
  public static let dark = Theme(name: "dark", summary: "for a dark background", palette: .dark)

  /// For a light background: the same hues, darker.
  public static let light = Theme(name: "light", summary: "for a light background", palette: .light)

  /// Text, and what is wrong, in the terminal's own two colours and never dimmed; hues with at least 4:1 on white
  /// and on black.
  public static let highContrast = Theme(
    name: "high-contrast", summary: "no grey; what is wrong in the terminal's own colours, exchanged",
    palette: .highContrast)

  /// The terminal's own two colours, with bold, dim, underline and reverse video.
  public static let monochrome = Theme(name: "monochrome", summary: "no colour", palette: nil)

  /// All themes, the default first.
  public static let all = [standard, dark, light, highContrast, monochrome]

  /// The theme of a name, or nil if there is none.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// How a style looks at a depth.
  public func appearance(of style: Style, at depth: ColorDepth) -> Appearance {
    if depth == .none { return .plain }
    let depth = palette == nil ? .mono : depth
    return switch style {
    case .text: .plain
    case .strong, .key: Appearance(bold: true)
    case .selected: Appearance(reverse: true)
    case .muted: quiet(palette?.muted, at: depth)
    case .rule: quiet(palette?.rule, at: depth)
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

  private func quiet(_ hue: Palette.Hue?, at depth: ColorDepth) -> Appearance {
    guard let hue else { return palette == nil ? Appearance(dim: true) : .plain }
    switch depth {
    case .trueColor: return Appearance(color: hue.exact)
    case .indexed256: return Appearance(color: .indexed(hue.indexed))
    case .sixteen: return Appearance(color: 8)
    case .none, .mono, .eight: return Appearance(dim: true)
    }
  }

  private func hue(_ cpu: Int, at depth: ColorDepth) -> Ink? {
    let index = (cpu % 4 + 4) % 4
    return switch depth {
    case .trueColor: palette?.cpus[index].exact
    case .indexed256: palette.map { .indexed($0.cpus[index].indexed) }
    case .sixteen: .indexed([12, 3, 5, 6][index])
    case .eight: .indexed([4, 3, 5, 6][index])
    case .none, .mono: nil
    }
  }

  private func alarm(at depth: ColorDepth) -> Ink? {
    guard let wrong = palette?.wrong else { return nil }
    return switch depth {
    case .trueColor: wrong.exact
    case .indexed256: .indexed(wrong.indexed)
    case .sixteen: 9
    case .eight: 1
    case .none, .mono: nil
    }
  }
}
