import ArgumentParser
import CursesTerminal
import Foundation
import RaceScreen

/// What a command shows looks like, on the screen or as text.
///
/// `pagerace` itself has these options, and the parser hands what it finds to groups of the same type: a command with
/// such an option must have it through this group.
struct LookOptions: ParsableArguments {
  @Option(help: "What the colours are: \(Self.themes). (default: standard)")
  var theme: String?

  @Option(
    help: """
      When to use colour: auto, always, never. Auto heeds NO_COLOR, but pictures and recordings do not. (default: auto)
      """)
  var color: ColorChoice?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII only; with '--color never' also without any attribute.")
  var ascii: Bool?

  private static var themes: String { Theme.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") }

  /// The theme that was named; nil if none was.
  func namedTheme() throws -> Theme? {
    guard let theme else { return nil }
    if let found = Theme.named(theme) { return found }
    throw Failure.wrongInput("there is no theme '\(theme)'\nknown: \(Theme.all.map(\.name).joined(separator: ", "))")
  }

  /// The theme of a picture or a recording. It is made for other people than this one.
  func pictureTheme() throws -> Theme { try namedTheme() ?? .standard }

  /// What a picture or a recording shows of the styles. It is made for other machines than this one.
  var pictureDepth: ColorDepth { color == .never ? .none : .indexed256 }

  /// What a picture or a recording shows of the glyphs.
  var pictureGlyphs: GlyphSet { ascii == true ? .ascii : .unicode }

  /// What standard output shows of text: on a terminal as the person prefers, elsewhere as the program comes.
  func textOutput() throws -> TextOutput {
    let theme = try namedTheme()
    var output = TextOutput(descriptor: STDOUT_FILENO, color: color ?? .auto)
    let preferences = output.isTerminal ? ConfigurationFile().preferences : Preferences()
    if output.isTerminal, color == nil { output = TextOutput(descriptor: STDOUT_FILENO, color: preferences.color) }
    output.theme = theme ?? preferences.theme
    if ascii ?? preferences.ascii { output.glyphs = .ascii }
    return output
  }
}

extension ColorChoice: ExpressibleByArgument {}
