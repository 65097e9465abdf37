import ArgumentParser
import DemoScript
import RaceScreen

/// `pagerace cast`: a demo as a recording.
struct Cast: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a recording of a demo, to play with asciinema.",
    discussion: """
      The recording is an asciicast: 'asciinema play FILE' shows it, 'asciinema upload FILE' publishes it, and players \
      for web pages jump to its chapters, which are marked. It runs on a clock of its own: a step takes 0.4 s, a caption \
      a third of a second a word and 1.5 s at least. A question waits as long as it takes to read it with its answers; \
      then the right one is shown. The same demo gives the same bytes on every machine.

      A demo of which a claim does not hold is not recorded; the exit status is 1.

      pagerace cast the-lookup-that-lost-its-index > lookup.cast
      pagerace cast the-lookup-that-lost-its-index --version 3 --size 120x40
      pagerace cast the-lookup-that-lost-its-index --theme light --ascii
      """)

  @Argument(help: "A script, or the name of a demo.")
  var file: String

  @OptionGroup var result: ResultFile

  @Option(help: "The version of the format: 2 for every player, 3 for asciinema 3 and later.")
  var version = 2

  @Option(help: "Columns and rows.")
  var size = "100x30"

  @OptionGroup(title: "Screen options") var look: LookOptions

  func run() throws {
    guard let version = Asciicast.Version(rawValue: version) else {
      throw Failure.wrongInput("--version is 2 or 3, not \(version)")
    }
    let size = try ScreenSize(size)
    let theme = try look.pictureTheme()
    let ready = ReadyDemo(try DemoFile(file).checked())
    if let failure = ready.timeline.outcome.failure { throw Failure.claim(failure.text()) }
    try result.write(
      ready.asciicast(
        version, width: size.width, height: size.height, theme: theme, depth: look.pictureDepth,
        glyphs: look.pictureGlyphs))
  }
}
