import ArgumentParser
import CursesTerminal

/// Screen options of the commands that open the screen.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var look: LookOptions

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  func terminalOptions() throws -> TerminalOptions {
    TerminalOptions(color: look.color, ascii: look.ascii, mouse: !noMouse, theme: try look.namedTheme())
  }
}
