import PageCacheModel
import RaceExplorer
import RaceSession

/// What a check is asked: a scenario under a proposal with its parameters, however they were spelt.
public struct Question: Hashable, Sendable {
  /// The pair; its settings are those that differ from the defaults, in the scenario's order.
  public let choice: KernelChoice

  /// The question about `model`.
  init(_ model: KernelModel) {
    self.init(model.scenario, model.proposal, model.settings.values.map { KernelChoice.Setting($0.name, $0.value) })
  }

  /// The question about a pair of a matrix: all defaults, but readers may look up any offset.
  init(_ scenario: Scenario, under proposal: Proposal) {
    self.init(
      scenario, proposal, KernelChoice(scenario: scenario.id, proposal: proposal.id).withAnyOffset.settings)
  }

  private init(_ scenario: Scenario, _ proposal: Proposal, _ settings: [KernelChoice.Setting]) {
    let others = scenario.parameters.compactMap { parameter in
      settings.last { $0.name == parameter.name && $0.value != parameter.defaultValue }
    }
    var choice = KernelChoice(scenario: scenario.id, proposal: proposal.id, settings: others)
    choice.sketch = scenario.sketch
    self.choice = choice
  }

  /// Checks it. That may take long: not for the thread that draws.
  public func answer(_ watch: SearchWatch = SearchWatch()) -> Answer {
    do {
      let model = try choice.model()
      return Answer(Check(model, .besideTheScreen).report(watch), about: model)
    } catch { return Answer(obstacle: error.description) }
  }
}

extension CheckOptions {
  /// Options of a search that shares the machine with a person who is using it.
  static var besideTheScreen: CheckOptions {
    var options = CheckOptions()
    options.maxStates = 20_000_000
    options.maxMemory = 1 << 30
    options.graphLimit = 1_000_000
    return options
  }
}
