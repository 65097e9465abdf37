import RaceExplorer
import RaceMachine

extension DemoPlayer {
  /// ``report`` in a line: `every interleaving, 588 states: safe`.
  public var finding: String? { report?.finding }

  /// What is known about `question`; searches if that is nothing.
  func report(on question: DemoQuestion) throws(Objection) -> CheckReport {
    try answers.report(on: question, of: demo)
  }

  /// The run that `wish` asks for.
  func schedule(of question: DemoQuestion, _ wish: CounterexampleWish) throws(Objection) -> Schedule {
    let report = try report(on: question)
    guard let run = report.run(for: wish) else {
      throw Objection("expected a counterexample, \(wish), found \(report.finding)")
    }
    return run.schedule
  }
}
