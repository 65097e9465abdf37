import ArgumentParser
import Foundation

/// Runs one case once and prints what it came to. The benchmark calls itself so, since a peak of memory belongs to a
/// process.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one case once, in this process.", shouldDisplay: false)

  @Argument(help: "The case.") var name: String
  @OptionGroup var conditions: Conditions

  func run() throws {
    guard let known = BenchmarkCase.named(name) else { throw ValidationError("there is no case '\(name)'") }
    let measurement = try Measurement(
      conditions.quick ? known.quick : known, jobs: conditions.jobs, seconds: conditions.budget)
    FileHandle.standardOutput.write(try JSONEncoder().encode(measurement))
  }
}

/// What a run of a case depends on besides the case.
struct Conditions: ParsableArguments {
  @Flag(help: "One reader instead of several, one scenario instead of all: to see that it works.")
  var quick = false

  @Option(help: "How many threads search, where the case is not about one core.")
  var jobs = 1

  @Option(help: "After so many seconds a search is cancelled.")
  var budget = 300.0

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs is at least 1") }
    guard budget > 0 else { throw ValidationError("--budget is more than 0") }
  }

  /// The same for another process.
  var arguments: [String] {
    (quick ? ["--quick"] : []) + ["--jobs", String(jobs), "--budget", String(budget)]
  }
}
