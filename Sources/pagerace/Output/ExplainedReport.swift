import PageRaceEngine
import RaceSession

/// A report with what it says, and a run of the model that ends like it.
struct ExplainedReport {
  let reading: ReportReading
  let replay: ReportReplay?

  /// Reads `report` and looks for the run.
  init(_ report: PageReport) {
    reading = ReportReading(report)
    replay = ReportReplay(reading)
  }

  var report: PageReport { reading.report }
}

extension ReportReplay {
  /// The scenario under the proposal.
  var choice: KernelChoice {
    KernelChoice(
      scenario: scenario, proposal: proposal, settings: settings.map { KernelChoice.Setting($0.name, $0.value) })
  }

  /// The command that opens the run.
  var command: String { choice.command(running: schedule) }
}

/// What `pagerace explain` says about a log.
struct ReportExplanation {
  let file: String
  let log: ReportLog
  let reports: [ExplainedReport]
}
