import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// The sentences of an explanation, one a line.
func told(_ model: any Model, _ schedule: String) throws -> String {
  try Explanation(of: Schedule(parsing: schedule), in: model).sentences.joined(separator: "\n")
}

/// The same for a scenario under a proposal.
func told(
  _ scenario: String, _ proposal: String, _ schedule: String, set: [(name: String, value: String)] = []
) throws -> String {
  try told(KernelModel(scenario: scenario, proposal: proposal, set: set), schedule)
}
