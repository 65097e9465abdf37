import ArgumentParser
import PageRaceEngine
import RaceScreen
import RaceSession

/// `pagerace run`: the screen, at a scenario.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Step through a scenario on the screen.",
    discussion: """
      Digits step a CPU, ← and → go back and on, space plays, ? explains the keys.

      pagerace run swap-delete-thp
      pagerace run swap-delete-thp --proposal mask --set order=2 readers=2
      pagerace run oops-2019-03-29 --schedule '0*4 1*5'
      """)

  @Argument(help: "The scenario; see 'pagerace list scenarios'.")
  var scenario: String

  @OptionGroup(title: "Model options") var model: ModelOptions

  @Option(help: "The steps to take first, such as '0*4 1*5'.")
  var schedule: String?

  @OptionGroup(title: "Screen options") var screen: ScreenOptions

  func run() throws {
    let session = try model.session(scenario)
    if let schedule {
      let answer = session.apply(.run(try Schedule.option(schedule)))
      if case .refused(let reason) = answer { throw Failure.wrongInput(reason) }
    }
    try ScreenLoop.run(
      screen, instead: "'pagerace trace \(scenario) --schedule …' prints a run instead"
    ) { width, height in
      Interface(width: width, height: height, session: session)
    }
  }
}
