import Foundation

/// All runs of a case.
struct CaseResult: Codable {
  var name: String
  var title: String
  /// Ours, in the order in which they ran.
  var runs: [Measurement] = []
  /// SPIN's, each right after one of ours.
  var spinRuns: [Measurement] = []
  /// How long SPIN and the C compiler took before.
  var spinBuildSeconds: Double?
  /// Why there is nothing, or less than there should be.
  var failure: String?

  enum CodingKeys: String, CodingKey {
    case name = "case"
    case title, runs, spinRuns, spinBuildSeconds, failure
  }
}

extension CaseResult {
  /// Runs `subject` again and again, each time in a process of its own, by turns with SPIN if asked to.
  init(_ subject: BenchmarkCase, _ conditions: Conditions, rounds: Int, spin asksSpin: Bool) {
    self.init(name: subject.name, title: subject.title)
    do {
      let model = conditions.quick ? subject.quick.spin : subject.spin
      let spin = asksSpin ? try model.flatMap { try CompiledSpinModel($0) } : nil
      defer { spin?.remove() }
      spinBuildSeconds = spin?.buildSeconds
      var secondsSoFar = 0.0
      for round in 0..<rounds {
        // What takes long is not repeated: one time says enough.
        if round > 0, secondsSoFar > 20 { break }
        let run = try Self.measure(subject, conditions)
        runs.append(run)
        secondsSoFar += run.wallSeconds
        guard let spin else { continue }
        let other = try spin.run()
        spinRuns.append(other)
        secondsSoFar += other.wallSeconds
      }
    } catch {
      failure = "\(error)"
    }
  }

  private static func measure(_ subject: BenchmarkCase, _ conditions: Conditions) throws -> Measurement {
    guard let program = Bundle.main.executableURL else {
      throw Subprocess.Failure(description: "the benchmark does not know where it lies")
    }
    var own = conditions
    // Without reduction the question is how fast one core is.
    if !subject.options.reduction { own.jobs = 1 }
    let output = try Subprocess.output(of: program, ["measure", subject.name] + own.arguments)
    return try JSONDecoder().decode(Measurement.self, from: output.data)
  }
}

extension [Double] {
  /// The middle one; of two, the mean.
  var median: Double {
    let sorted = sorted()
    return sorted.isEmpty ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
