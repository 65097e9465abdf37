import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// A scenario under a proposal, with parameters.
struct Pair: CustomTestStringConvertible, Sendable {
  let scenario: String
  let proposal: String
  var set: [String] = []

  var testDescription: String { ([scenario, "under", proposal] + set).joined(separator: " ") }

  /// The model; nil when the scenario does not have these parameters.
  var model: KernelModel? {
    try? KernelModel(
      scenario: scenario, proposal: proposal,
      set: set.map { text in
        let parts = text.split(separator: "=")
        return (name: String(parts[0]), value: String(parts[1]))
      })
  }

  /// Every scenario under every proposal, with each of the sets that it accepts.
  static func all(_ sets: [[String]]) -> [Pair] {
    Catalogue.scenarios.flatMap { scenario in
      Catalogue.proposals.flatMap { proposal in
        sets.map { Pair(scenario: scenario.id, proposal: proposal.id, set: $0) }.filter { $0.model != nil }
      }
    }
  }
}

extension CheckOptions {
  /// Only the verdict.
  static var verdict: CheckOptions {
    var options = CheckOptions()
    options.counterexamples = false
    options.numbers = false
    return options
  }

  /// The same without reduction: the judge.
  static var judge: CheckOptions {
    var options = verdict
    options.reduction = false
    return options
  }
}
