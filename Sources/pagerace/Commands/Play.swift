import ArgumentParser
import CursesTerminal
import DemoScript
import PageRaceEngine
import RaceScreen

/// `pagerace play`: a demo, on the screen or as a check.
struct Play: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a demo script.",
    discussion: """
      FILE is a script, or the name of one that comes with the program; see 'pagerace list demos'.
      'pagerace help demo' explains the language of scripts.

      pagerace play the-lookup-that-lost-its-index
      pagerace play the-lookup-that-lost-its-index --speed 2
      pagerace play the-lookup-that-lost-its-index --headless
      pagerace play the-lookup-that-lost-its-index --headless --notes
      """)

  @Argument(help: "A script, or the name of a demo.")
  var file: String

  @Flag(help: "Do not open the screen: check every claim of the script.")
  var headless = false

  @Option(help: "How fast it plays; 2 is twice as fast. (default: 1)")
  var speed: Double?

  @Flag(help: "Show the presenter's remarks; with --headless, print all that is said, chapter by chapter.")
  var notes = false

  @OptionGroup(title: "Screen options") var screen: ScreenOptions

  func run() throws {
    if let speed, !(0.1...100 ~= speed) {
      throw Failure.wrongInput("--speed takes a number from 0.1 to 100, not \(speed)")
    }
    let demo = try DemoFile(file).checked()
    if headless { return try check(demo) }
    let speed = speed.map { PlaySpeed(percent: Int(($0 * 100).rounded())) } ?? ConfigurationFile().preferences.speed
    let ready = ReadyDemo(demo, answers: explored(demo))
    let last = try ScreenLoop.run(screen, instead: "'pagerace play \(file) --headless' checks the demo instead") {
      Interface(width: $0, height: $1, demo: ready, speed: speed, showsNotes: notes)
    }
    if let failed = last.failedClaim { throw Failure.claim(failed.text()) }
  }

  /// Explores what the script says about every interleaving, and simulates what it says about costs, before anything is shown, so that Ctrl-C ends it.
  private func explored(_ demo: PlayableDemo) -> DemoAnswers {
    if !demo.asksAnything { return DemoAnswers() }
    let watch = SearchWatch()
    let progress = ProgressLine.onTerminal { DemoProgress.text(watch) }
    defer { progress?.end() }
    return DemoAnswers(to: demo, watch)
  }

  /// Plays without a screen; what is said goes to standard output.
  private func check(_ demo: PlayableDemo) throws {
    let report = DemoReport(demo, answers: explored(demo))
    if notes { try StandardOutput.write(report.notes) }
    if let failure = report.failure { throw Failure.claim(failure.text()) }
    if !notes { try StandardOutput.write(report.verdict) }
  }
}
