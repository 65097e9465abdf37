import ArgumentParser
import DemoScript
import RaceScreen

/// `pagerace shot`: a moment of a demo as a picture.
struct Shot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a moment of a demo.",
    discussion: """
      The moment is the first one after so many steps, the beginning of a chapter, or the end.

      pagerace shot the-lookup-that-lost-its-index --at 33 > moment.svg
      pagerace shot the-lookup-that-lost-its-index --at 'The recheck passes'
      pagerace shot the-lookup-that-lost-its-index --format text --size 80x24
      """)

  /// How the picture is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, ansi, text
  }

  @Argument(help: "A script, or the name of a demo.")
  var file: String

  @Option(help: ArgumentHelp("The moment: a number of steps, or the title of a chapter.", valueName: "step|chapter"))
  var at: String?

  @Option(help: "Columns and rows.")
  var size = "120x40"

  @Option(help: "svg, ansi or text.")
  var format: Format = .svg

  @Flag(inversion: .prefixedNo, help: "The words of the script, or the whole screen for the run.")
  var caption = true

  func run() throws {
    let (width, height) = try dimensions()
    let demo = try DemoFile(file).checked()
    var canvas = Canvas(width: width, height: height)
    let ready = ReadyDemo(demo)
    let player = DemoPlayer(demo, answers: ready.answers)
    try play(player)
    let interface =
      caption
      ? Interface(width: width, height: height, demo: ready, at: player)
      : Interface(width: width, height: height, session: player.session)
    interface.draw(into: &canvas)
    switch format {
    case .svg: try StandardOutput.write(canvas.svg(title: demo.title))
    case .ansi: try StandardOutput.write(canvas.ansi(depth: .indexed256))
    case .text: try StandardOutput.write(canvas.plainText())
    }
  }

  private func dimensions() throws -> (width: Int, height: Int) {
    let sides = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], 80...500 ~= width, 24...200 ~= height else {
      throw Failure.wrongInput("--size takes columns and rows from 80x24 to 500x200, not '\(size)'")
    }
    return (width, height)
  }

  /// Plays up to the moment that was asked for, with what is said and marked there.
  private func play(_ player: DemoPlayer) throws {
    guard let at else {
      while player.advance() != nil {}
      return
    }
    if let step = Int(at) {
      while player.session.position != step { if player.advance() == nil { break } }
      guard player.session.position == step else {
        throw Failure.wrongInput("'\(file)' does not come to step \(at)")
      }
    } else {
      let titles = player.demo.chapters.map(\.title)
      guard let chapter = titles.firstIndex(of: at) else {
        let known = titles.map { "'\($0)'" }.joined(separator: ", ")
        throw Failure.wrongInput("'\(file)' has no chapter '\(at)'\nknown: \(known)")
      }
      while player.chapter != chapter { if player.advance() == nil { break } }
      while player.caption == nil { if player.advance() == nil { break } }
    }
    while player.isBetweenStatements, player.next < player.demo.statements.count, player.advance() == 0 {}
  }
}
