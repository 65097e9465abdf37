import Foundation
import PageRaceEngine

/// What one run of a case came to.
struct Measurement: Codable, Sendable {
  /// How many models were explored.
  var models: Int
  /// The answer; with several models how many had which.
  var verdict: String
  /// Why a search ended early.
  var stop: String?
  var states = 0
  var transitions = 0
  /// How many steps the shortest run to a violation has.
  var shortestSteps: Int?
  var wallSeconds = 0.0
  /// On all cores together.
  var cpuSeconds = 0.0
  /// Resident bytes before the search, and the most there ever were.
  var residentBefore = 0
  var residentPeak = 0

  /// Bytes that the search needed for each state; nil where there are too few states to tell.
  var bytesPerState: Double? {
    states < 100_000 ? nil : Double(residentPeak - residentBefore) / Double(states)
  }

  /// States for each second of CPU time.
  var statesPerSecond: Double { Double(states) / max(cpuSeconds, 1e-6) }
}

extension Measurement {
  /// Runs `subject` in this process.
  ///
  /// - Parameter seconds: after so many the search is cancelled.
  init(_ subject: BenchmarkCase, jobs: Int, seconds: Double) throws {
    let models = try subject.models()
    var options = subject.options
    options.jobs = jobs
    options.maxMemory = 8 << 30
    let before = ProcessUsage.own
    let watch = SearchWatch()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: seconds)
      watch.cancel()
    }
    if subject.asksForShortestRun {
      let found = Check(models[0], options).shortestRun(watch)
      let after = ProcessUsage.own
      self.init(models: 1, verdict: found == nil ? "unknown" : "broken")
      shortestSteps = found?.shortest?.steps
      use(before, after)
      return
    }
    let reports = models.map { Check($0, options).report(watch) }
    let after = ProcessUsage.own
    self.init(models: models.count, verdict: Self.verdict(reports))
    stop = reports.compactMap(\.stop).first?.rawValue
    for report in reports {
      states += report.states
      transitions += report.transitions
    }
    if reports.count == 1 { shortestSteps = reports[0].findings.compactMap(\.shortest?.steps).min() }
    use(before, after)
  }

  private mutating func use(_ before: ProcessUsage, _ after: ProcessUsage) {
    wallSeconds = after.wallSeconds - before.wallSeconds
    cpuSeconds = after.cpuSeconds - before.cpuSeconds
    residentBefore = before.resident
    residentPeak = after.residentPeak
  }

  private static func verdict(_ reports: [CheckReport]) -> String {
    if reports.count == 1 { return reports[0].judgement.rawValue }
    return [Judgement.safe, .broken, .unknown].compactMap { judgement in
      let count = reports.count { $0.judgement == judgement }
      return count == 0 ? nil : "\(count) \(judgement.rawValue)"
    }.joined(separator: ", ")
  }
}
