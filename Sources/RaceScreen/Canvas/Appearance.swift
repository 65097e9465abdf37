/// How much a medium can show.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// Characters only: blocks get brackets, everything else is told by its text.
  case none
  /// Bold, dim, underline and reverse video, no colour. What `NO_COLOR` asks for.
  case mono
  /// Those and eight colours.
  case eight
  /// Those and sixteen colours.
  case sixteen
  /// Those and the 256 colours of xterm.
  case indexed256
  /// Those and every colour, by red, green and blue.
  case trueColor
}

/// How a cell looks on a medium: attributes, and a colour. The background is always the
/// medium's own; ``reverse`` swaps it with the colour of the text.
public struct Appearance: Hashable, Sendable {
  /// The colour of the text, or nil for the medium's own.
  public var color: Ink?
  /// Bold.
  public var bold: Bool
  /// Dim.
  public var dim: Bool
  /// Underlined.
  public var underline: Bool
  /// Colours of text and background exchanged.
  public var reverse: Bool

  /// A look; without arguments the medium's own.
  public init(
    color: Ink? = nil, bold: Bool = false, dim: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.color = color
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  /// The medium's own look.
  public static let plain = Appearance()

  /// Whether a space in this look can be told from a plain space.
  var showsOnSpace: Bool { underline || reverse }
}
