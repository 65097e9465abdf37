import ArgumentParser
import CursesTerminal
import Foundation
import RaceScreen

/// What a command shows looks like, on the screen or as text.
///
/// `pagerace` itself has these options, and the parser hands what it finds to groups of the same type: a command with
/// such an option must have it through this group.
struct LookOptions: ParsableArguments {
  @Option(help: "What the colours are: \(Self.themes).")
  var theme = Theme.standard.name

  @Option(help: "When to use colour: auto, always, never. Auto heeds NO_COLOR, but pictures and recordings do not.")
  var color: TerminalOptions.ColorChoice = .auto

  @Flag(help: "Draw with ASCII only; with '--color never' also without any attribute.")
  var ascii = false

  private static var themes: String { Theme.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") }

  /// The theme that was named.
  func namedTheme() throws -> Theme {
    guard let theme = Theme.named(theme) else {
      throw Failure.wrongInput("there is no theme '\(theme)'\nknown: \(Theme.all.map(\.name).joined(separator: ", "))")
    }
    return theme
  }

  /// What a picture or a recording shows of the styles. It is made for other machines than this one.
  var pictureDepth: ColorDepth { color == .never ? .none : .indexed256 }

  /// What a picture or a recording shows of the glyphs.
  var pictureGlyphs: GlyphSet { ascii ? .ascii : .unicode }

  /// What standard output shows of text.
  func textOutput() throws -> TextOutput {
    var output = TextOutput(descriptor: STDOUT_FILENO, color: color)
    output.theme = try namedTheme()
    if ascii { output.glyphs = .ascii }
    return output
  }
}

extension TerminalOptions.ColorChoice: ExpressibleByArgument {}
