import PageRaceEngine

/// A fixed question to the explorer, and what SPIN is asked for comparison.
struct BenchmarkCase: Sendable {
  /// The name that `--case` takes.
  var name: String
  /// A few words.
  var title: String
  /// What is explored.
  var subject: Subject
  /// How.
  var options = CheckOptions.verdictOnly
  /// The same question to SPIN.
  var spin: SpinModel?
  /// Whether it takes minutes or gigabytes.
  var isLong = false
  /// Whether only the shortest run to any violation is wanted, as SPIN's breadth-first search finds it.
  var asksForShortestRun = false

  enum Subject: Sendable {
    /// One scenario under one proposal.
    case pair(scenario: String, proposal: String, readers: Int, set: [(name: String, value: String)])
    /// These scenarios under every proposal, with all offsets where the scenario lets the schedule choose.
    case matrix([Scenario])
  }

  /// The models that are explored one after the other.
  func models() throws(ModelError) -> [KernelModel] {
    switch subject {
    case .pair(let scenario, let proposal, let readers, let set):
      let given = set + [(name: "readers", value: String(readers))]
      return [try KernelModel(scenario: scenario, proposal: proposal, set: given)]
    case .matrix(let scenarios):
      var models: [KernelModel] = []
      for scenario in scenarios {
        let takesOffset = scenario.parameters.contains { $0.name == "offset" }
        for proposal in Catalogue.proposals {
          let open = takesOffset ? try? KernelModel(scenario, under: proposal, set: [("offset", "any")]) : nil
          if let open { models.append(open) } else { models.append(try KernelModel(scenario, under: proposal)) }
        }
      }
      return models
    }
  }

  /// The same with one reader and one scenario: done in seconds, to see that everything works.
  var quick: BenchmarkCase {
    var copy = self
    switch subject {
    case .pair(let scenario, let proposal, _, let set):
      copy.subject = .pair(scenario: scenario, proposal: proposal, readers: 1, set: set)
    case .matrix(let scenarios):
      copy.subject = .matrix(Array(scenarios.prefix(1)))
    }
    copy.spin?.readers = 1
    return copy
  }
}

extension CheckOptions {
  /// The search for violations alone: no loops, no counting of schedules, no best runs.
  static var verdictOnly: CheckOptions {
    var options = CheckOptions()
    options.counterexamples = false
    options.numbers = false
    options.graphLimit = 0
    return options
  }

  /// The same without reduction.
  static var full: CheckOptions {
    var options = verdictOnly
    options.reduction = false
    return options
  }

  /// The search for violations, and the best runs to them.
  static var best: CheckOptions {
    var options = verdictOnly
    options.counterexamples = true
    return options
  }
}
