import ArgumentParser
import CursesTerminal
import RaceScreen

/// Screen options of the commands that open the screen.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var look: LookOptions

  @Flag(inversion: .prefixedNo, help: "Give the mouse to the program, or leave it to the terminal.")
  var mouse: Bool?

  @Flag(inversion: .prefixedNo, help: "Show fewer things with more space, for a lecture hall; the key is z.")
  var large: Bool?

  /// What the person prefers, as far as no option says otherwise.
  func applied(to preferences: Preferences) throws -> Preferences {
    var preferences = preferences
    if let theme = try look.namedTheme() { preferences.theme = theme }
    if let color = look.color { preferences.color = color }
    if let ascii = look.ascii { preferences.ascii = ascii }
    if let mouse { preferences.mouse = mouse }
    if let large { preferences.large = large }
    return preferences
  }
}

extension TerminalOptions {
  /// What a person prefers of the terminal.
  init(_ preferences: Preferences) {
    self.init(
      color: preferences.color, ascii: preferences.ascii, mouse: preferences.mouse, theme: preferences.theme)
  }
}
