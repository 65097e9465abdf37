import ArgumentParser
import DemoScript
import RaceScreen

/// `pagerace shot`: a moment of a demo as a picture.
struct Shot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a moment of a demo.",
    discussion: """
      The moment is the first one after so many steps, with what is said there; the first thing that is said in a \
      chapter, named by its title or its number; or the end. SVG is for web pages and slides, ANSI for 'cat' in a \
      terminal of 256 colours, text for mails. The same moment gives the same bytes on every machine.

      pagerace shot the-lookup-that-lost-its-index --at 33 > moment.svg
      pagerace shot the-lookup-that-lost-its-index --at 'The recheck passes'
      pagerace shot the-lookup-that-lost-its-index --at chapter:4 --theme light
      pagerace shot the-lookup-that-lost-its-index --format text --size 80x24
      """)

  /// How the picture is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, ansi, text
  }

  @Argument(help: "A script, or the name of a demo.")
  var file: String

  @OptionGroup var result: ResultFile

  @Option(
    help: ArgumentHelp(
      "The moment: a number of steps, the title of a chapter, chapter:2, or end.", valueName: "step|chapter"))
  var at = "end"

  @Option(help: "Columns and rows.")
  var size = "120x40"

  @Option(help: "svg, ansi or text.")
  var format: Format = .svg

  @Flag(inversion: .prefixedNo, help: "The words of the script, or the whole screen for the run.")
  var caption = true

  @OptionGroup(title: "Screen options") var look: LookOptions

  func run() throws {
    let size = try ScreenSize(size)
    let theme = try look.pictureTheme()
    let ready = ReadyDemo(try DemoFile(file).checked())
    let player = DemoPlayer(ready.demo, answers: ready.answers)
    do throws(DemoMomentError) {
      try player.seek(to: try DemoMoment(parsing: at, in: ready.demo))
    } catch { throw Failure.wrongInput("--at: \(error)") }
    if let failure = player.failure { throw Failure.claim(failure.text()) }
    try result.write(text(of: picture(size, ready, player), theme, title: title(of: ready.demo)))
  }

  private func picture(_ size: ScreenSize, _ ready: ReadyDemo, _ player: DemoPlayer) -> Canvas {
    var interface =
      caption
      ? Interface(width: size.width, height: size.height, demo: ready, at: player)
      : Interface(width: size.width, height: size.height, session: player.session)
    interface.showsKeys = false
    var canvas = Canvas(width: size.width, height: size.height)
    interface.draw(into: &canvas)
    return look.pictureGlyphs == .ascii ? canvas.ascii() : canvas
  }

  private func text(of canvas: Canvas, _ theme: Theme, title: String) -> String {
    switch format {
    case .svg:
      let picture = look.pictureDepth == .none ? canvas.withoutAttributes() : canvas
      return picture.svg(card: .card(for: theme), title: title)
    case .ansi: return canvas.ansi(depth: look.pictureDepth, theme: theme)
    case .text: return canvas.plainText()
    }
  }

  /// What a screen reader says.
  private func title(of demo: PlayableDemo) -> String { demo.title.isEmpty ? demo.source.name : demo.title }
}
