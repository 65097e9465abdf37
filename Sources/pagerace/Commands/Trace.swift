import ArgumentParser
import PageRaceEngine

/// `pagerace trace`: a run as text.
struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a run, one line a step.",
    discussion: """
      A schedule says which CPU goes on: '0*7 1*20 0*4' is CPU 0 seven steps, CPU 1 twenty, CPU 0 four.
      A choice stands where it is taken: '0(offset=10)'. A loop that never ends stands last: '(0 1*2)*'; it runs once.

      pagerace trace swap-delete --schedule '0*7 1*20 0*4'
      pagerace trace swap-delete-thp --set offset=9 --schedule '0*5 1*3' --json
      """)

  @Argument(help: "The scenario; see 'pagerace list scenarios'.")
  var scenario: String

  @OptionGroup var options: ModelOptions

  @Option(help: "Which CPU goes on, step after step.")
  var schedule: String

  @Flag(help: "Print one JSON document.")
  var json = false

  /// More steps than anybody reads; a schedule that asks for more ends here.
  static let stepLimit = 1_000_000
  /// To explain a run takes running it again many times; longer ones go without.
  static let explanationLimit = 10_000

  func run() throws {
    let model = try options.model(scenario)
    let schedule = try Schedule.option(schedule)
    guard schedule.stepCount <= Self.stepLimit else {
      throw Failure.wrongInput("the schedule has \(schedule.stepCount) steps; trace prints at most \(Self.stepLimit)")
    }
    let machine = Machine(model)
    var events: [StepEvent] = []
    do {
      try machine.run(schedule) { event in
        events.append(event)
        return true
      }
    } catch {
      throw Failure.wrongInput(error.description)
    }
    let loop = schedule.loop.isEmpty ? nil : try? schedule.loopFinding(in: model)
    let isExplained = !json && events.count <= Self.explanationLimit
    let explanation = isExplained ? try? Explanation(of: schedule, in: model) : nil
    let report = TraceReport(
      model: model, machine: machine, events: events, loop: loop, explanation: explanation?.sentences ?? [])
    try StandardOutput.write(json ? try report.jsonText() : report.text)
  }
}
