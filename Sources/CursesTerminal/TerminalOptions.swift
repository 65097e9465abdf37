import RaceScreen

/// What a person asks of the terminal.
public struct TerminalOptions: Hashable, Sendable {
  /// When to use colour.
  public var color: ColorChoice
  /// Nothing above 127. Without a UTF-8 locale that is so in any case. Together with ``ColorChoice/never`` it
  /// also leaves out every attribute, and blocks get brackets.
  public var ascii: Bool
  /// Whether the mouse is reported to the program; otherwise it selects text as usual.
  public var mouse: Bool
  /// What the styles look like.
  public var theme: Theme

  /// The usual: colour, Unicode and the mouse as far as there are any.
  public init(
    color: ColorChoice = .auto, ascii: Bool = false, mouse: Bool = true, theme: Theme = .standard
  ) {
    self.color = color
    self.ascii = ascii
    self.mouse = mouse
    self.theme = theme
  }

  /// What the options leave of a terminal's abilities.
  func depth(of abilities: ColorDepth, noColor: Bool) -> ColorDepth {
    if color == .never && ascii { return .none }
    let isPlain = color == .never || (color == .auto && noColor)
    return isPlain && abilities != .none ? .mono : abilities
  }
}
