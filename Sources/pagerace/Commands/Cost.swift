import ArgumentParser
import Foundation
import PageRaceEngine
import RaceScreen

/// `pagerace cost`: what each fix costs on many CPUs.
struct Cost: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate what each fix costs: lookups per second on 1 to 256 CPUs.",
    discussion: """
      The procedures are those that 'check' explores: each operation is recorded access by access, and every access pays \
      by the state of its line of the cache. Locks and lines queue, synchronize_rcu() waits for a grace period. Between \
      two operations a CPU has other work. What was deleted is put back, which no number of lookups or deletions counts.

      --mix says how many percent of lookups and deletions are deletions. --parameters names a JSON file that overrides \
      what things cost, such as {"work": 2000, "spaces": 16}; --list-parameters shows all with unit, default and source. \
      --calibrate makes the same lookups on real memory with threads of this machine, and shows how far the model is off.

      The table says how many times slower a fix is than the fastest one, the part of all CPU time in which CPUs wait \
      for locks and for grace periods of RCU, and how many lines of the cache a lookup fetches from elsewhere.

      Left out: caches that are too small, store buffers, out-of-order execution, a busy interconnect, hyperthreads, \
      interrupts, huge pages, what a failed trylock does instead of waiting, a task that runs while another one sleeps.

      Ctrl-C prints what is known by then and ends with 130.

      pagerace cost --cpus 1,16,64 --mix 10 --milliseconds 2
      pagerace cost --proposal P4b --proposal P9c --mix 0,50 --milliseconds 2
      pagerace cost --all --cpus 4 --milliseconds 2 --csv
      pagerace cost --cpus 1,4 --milliseconds 2 --svg > cost.svg
      pagerace cost --list-parameters
      """)

  @Option(
    name: .customLong("proposal"),
    help: "A proposal to simulate; may be repeated. See 'pagerace list proposals'. By default, those of the story.")
  var proposals: [String] = []

  @Flag(help: "All proposals, if none is named.")
  var all = false

  @Option(help: ArgumentHelp("Numbers of CPUs, from 1 to 256.", valueName: "n,n,..."))
  var cpus = CostPlan.usualCPUs

  @Option(
    help: ArgumentHelp("Percent of deletions, from 0 to 50; several make several tables.", valueName: "percent,..."))
  var mix = "10"

  @Option(help: ArgumentHelp("How long to simulate. A fifth of it goes before anything is counted.", valueName: "ms"))
  var milliseconds = 50.0

  @Option(help: "Which random numbers.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("A JSON file that overrides parameters.", valueName: "file"))
  var parameters: String?

  @Flag(help: "List the parameters with unit, value and source, and simulate nothing.")
  var listParameters = false

  @Flag(help: "Measure three lookups with threads on this machine, beside the model's prediction, and two parameters.")
  var calibrate = false

  @Option(help: ArgumentHelp("How many threads simulate; by default one for each core.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print a table for other programs.")
  var csv = false

  @Flag(help: "Print the chart as a picture.")
  var svg = false

  @OptionGroup var result: ResultFile

  @Option(help: "How the axes of the chart are divided: log or linear.")
  var scale: ChartScale = .log

  @OptionGroup(title: "Screen options") var look: LookOptions

  func validate() throws {
    guard [json, csv, svg].count(where: { $0 }) <= 1 else {
      throw ValidationError("--json, --csv and --svg exclude each other: give one of them")
    }
  }

  func run() throws {
    let costs = try parameters.map(ParameterFile.parameters) ?? CostParameters()
    let output = try look.textOutput()
    if let jobs, !(1...1_024).contains(jobs) {
      throw Failure.wrongInput("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if listParameters {
      let listing = CostParameterListing(parameters: costs)
      return try result.write((json ? listing.json.text : listing.text(width: output.columns)) + "\n")
    }
    if calibrate { return try runCalibration(costs, output.columns, output.text) }
    let plan = try CostPlan(
      proposals: proposals, all: all, cpus: cpus, mixes: mix, milliseconds: milliseconds, seed: seed,
      parameters: costs)
    if svg, plan.mixes.count > 1 || plan.cpus.count < 2 {
      throw Failure.wrongInput("--svg draws one mix on several numbers of CPUs; give one --mix and two or more --cpus")
    }
    let run = CostRun(plan, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let (points, isInterrupted) = Supervision.results(progress: { run.progress }, cancel: { run.cancel() }) {
      run.run()
    }
    try write(CostResults(plan: plan, points: points), output.columns, output.text)
    if isInterrupted { throw Failure(message: "pagerace: interrupted; this was known by then", status: 130) }
  }

  private func runCalibration(_ costs: CostParameters, _ columns: Int, _ text: (StyledText) -> String) throws {
    guard !csv, !svg else { throw Failure.wrongInput("--calibrate prints a table or, with --json, a document") }
    let run = CalibrationRun(costs, cores: ProcessInfo.processInfo.activeProcessorCount)
    let (rows, isInterrupted) = Supervision.results(progress: { run.progress }, cancel: { run.cancel() }) {
      Result { try run.run() }
    }
    let parameters = isInterrupted ? [] : MeasuredParameter.all(costs)
    let report = CalibrationReport(rows: try rows.get(), parameters: parameters)
    try result.write((json ? report.json.text : report.lines(width: columns).map(text).joined(separator: "\n")) + "\n")
    if isInterrupted { throw Failure(message: "pagerace: interrupted; this was known by then", status: 130) }
  }

  private func write(_ results: CostResults, _ columns: Int, _ text: (StyledText) -> String) throws {
    if json { return try result.write(results.json.text + "\n") }
    if csv { return try result.write(results.csv) }
    if svg {
      guard let mix = results.plan.mixes.first, let chart = results.chart(mix: mix, scale: scale) else {
        throw Failure(message: "pagerace: nothing was simulated that could be drawn", status: 130)
      }
      return try result.write(chart.svg(card: .card(for: look.pictureTheme())))
    }
    try result.write(results.lines(width: columns, scale: scale).map(text).joined(separator: "\n") + "\n")
  }
}
