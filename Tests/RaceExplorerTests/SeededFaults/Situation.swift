import PageCacheModel
import RaceMachine

/// A scenario under a proposal, with parameters: small enough to be searched in no time.
struct Situation: Sendable, Hashable, CustomStringConvertible {
  let scenario: String
  let proposal: String
  let parameters: [String: String]

  init(_ scenario: String, _ proposal: String, _ parameters: [String: String] = [:]) {
    self.scenario = scenario
    self.proposal = proposal
    self.parameters = parameters
  }

  var description: String {
    (["\(scenario) under \(proposal)"] + parameters.map { "\($0)=\($1)" }.sorted()).joined(separator: " ")
  }

  /// The model as it is.
  func model() throws -> KernelModel {
    try KernelModel(
      scenario: scenario, proposal: proposal, set: parameters.sorted { $0.key < $1.key }.map { (name: $0, value: $1) })
  }
}
