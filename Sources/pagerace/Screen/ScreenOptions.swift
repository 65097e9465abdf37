import ArgumentParser
import CursesTerminal
import RaceScreen

/// Screen options of the commands that open the screen.
struct ScreenOptions: ParsableArguments {
  @Option(help: "What the colours are: \(Theme.all.map(\.name).joined(separator: ", ")).")
  var theme = Theme.standard.name

  @Option(help: "When to use colour: auto, always, never. Auto heeds NO_COLOR.")
  var color: TerminalOptions.ColorChoice = .auto

  @Flag(help: "Draw with ASCII only; with '--color never' also without any attribute.")
  var ascii = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  func terminalOptions() throws -> TerminalOptions {
    guard let theme = Theme.named(theme) else {
      throw Failure.wrongInput(
        "there is no theme '\(theme)'\nknown: \(Theme.all.map(\.name).joined(separator: ", "))")
    }
    return TerminalOptions(color: color, ascii: ascii, mouse: !noMouse, theme: theme)
  }
}

extension TerminalOptions.ColorChoice: ExpressibleByArgument {}
