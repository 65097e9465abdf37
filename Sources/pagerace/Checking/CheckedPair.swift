import PageRaceEngine

/// A pair and what came out.
struct CheckedPair: Sendable {
  /// What came out.
  enum Outcome: Sendable {
    /// The parameters cannot be combined here: why.
    case notApplicable(String)
    /// Somebody ended the work before its turn came.
    case notStarted
    /// The search's report.
    case checked(KernelModel, CheckReport)
  }

  /// The word that answers.
  enum Verdict: String, CaseIterable {
    case safe, broken, unknown
    case notApplicable = "not-applicable"
  }

  let pair: CheckPlan.Pair
  let outcome: Outcome
  /// How long the search took.
  var seconds = 0.0

  /// The word that answers.
  var verdict: Verdict {
    switch outcome {
    case .notApplicable: .notApplicable
    case .notStarted: .unknown
    case .checked(_, let report):
      switch report.judgement {
      case .safe: .safe
      case .broken: .broken
      case .unknown: .unknown
      }
    }
  }

  /// Whether its turn came.
  var isStarted: Bool { if case .notStarted = outcome { false } else { true } }

  /// The report, if there is one.
  var report: CheckReport? {
    if case .checked(_, let report) = outcome { report } else { nil }
  }

  /// Why the search did not come to its end, if it did not.
  var stop: SearchStop? {
    switch outcome {
    case .notApplicable: nil
    case .notStarted: .cancelled
    case .checked(_, let report): report.stop
    }
  }

  /// The parameters, complete and in the scenario's order.
  var parameters: [(name: String, value: String)] {
    if case .checked(let model, _) = outcome { model.settings.values } else { pair.wishes }
  }

  /// Searches.
  init(_ pair: CheckPlan.Pair, _ options: CheckOptions, _ watch: SearchWatch) {
    self.pair = pair
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ModelError) {
      if let refusal = pair.refusal { throw refusal }
      let model = try pair.choice.model()
      outcome = .checked(model, RaceExplorer.Check(model, options).report(watch))
    } catch {
      // The second line lists what there is.
      outcome = .notApplicable(String(error.description.prefix { $0 != "\n" }))
    }
    seconds = (clock.now - start) / .seconds(1)
  }

  /// A pair whose turn did not come.
  init(notStarted pair: CheckPlan.Pair) {
    self.pair = pair
    outcome = .notStarted
  }
}
