/// The colours of a theme. Where a terminal has 16 or fewer, its own palette decides, and all themes with colours look
/// alike.
struct Palette: Hashable, Sendable {
  /// A colour where there are 256 to choose from, and where there are all.
  struct Hue: Hashable, Sendable {
    let indexed: UInt8
    let exact: Ink

    /// Without an exact one, the one of the palette.
    init(_ indexed: UInt8, _ exact: UInt32? = nil) {
      self.indexed = indexed
      let parts = XtermPalette.components(indexed)
      self.exact =
        exact.map(Ink.init(hex:)) ?? .rgb(UInt8(parts.red), UInt8(parts.green), UInt8(parts.blue))
    }
  }

  /// Nil where quiet text is the terminal's own colour.
  let muted: Hue?
  /// Nil where rules are.
  let rule: Hue?
  let cpus: [Hue]
  /// Nil where the terminal's own colours, exchanged, say that something is wrong.
  let wrong: Hue?

  /// Every colour has at least 3.2:1 on white, black and what is between.
  static let standard = Palette(
    muted: Hue(244), rule: Hue(242), cpus: [Hue(33), Hue(136), Hue(98), Hue(30)], wrong: Hue(197))

  /// The same hues, lighter.
  static let dark = Palette(
    muted: Hue(247, 0xA4A8AE), rule: Hue(243, 0x7A7E85),
    cpus: [Hue(75, 0x6CB4FF), Hue(179, 0xE2B452), Hue(141, 0xB79AFF), Hue(73, 0x5CC4C0)], wrong: Hue(204, 0xFF6688))

  /// The same hues, darker.
  static let light = Palette(
    muted: Hue(241, 0x5E6066), rule: Hue(243, 0x75777C),
    cpus: [Hue(25, 0x0058B4), Hue(94, 0x865600), Hue(91, 0x6E22B8), Hue(23, 0x00605E)], wrong: Hue(161, 0xC60050))

  /// No grey, and hues in the middle between white and black.
  static let highContrast = Palette(
    muted: nil, rule: nil, cpus: [Hue(27, 0x0073F2), Hue(130, 0xA86A00), Hue(98, 0x8A5CD6), Hue(30, 0x008583)],
    wrong: nil)
}
