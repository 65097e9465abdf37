import PageRaceEngine
import RaceSession

/// What a check was asked for: some scenarios, each under some proposals.
struct CheckPlan {
  /// A scenario under a proposal: the choice with what a check adds, and why it cannot run, if so.
  struct Pair: Sendable {
    let scenario: Scenario
    let proposal: Proposal
    let choice: KernelChoice
    /// Why the parameters cannot be combined here.
    let refusal: ModelError?

    /// For people: what is checked.
    var title: String { "\(scenario.id) under \(proposal.id)" }

    /// The parameters, complete and in the scenario's order, as they were asked for; whether or not they fit.
    var wishes: [(name: String, value: String)] {
      scenario.parameters.map { parameter in
        (parameter.name, choice.settings.last { $0.name == parameter.name }?.value ?? parameter.defaultValue)
      }
    }
  }

  /// The rows, in the order in which they were named.
  let scenarios: [Scenario]
  /// The columns, in the order in which they were named.
  let proposals: [Proposal]
  /// Row by row.
  let pairs: [Pair]

  /// Whether the answer is a matrix.
  var isMatrix: Bool { pairs.count > 1 }

  /// Finds what is named.
  ///
  /// - Throws: for a name that does not exist, and when the settings fit none of the scenarios.
  init(scenarios names: [String], proposals labels: [String], all: Bool, settings: [KernelChoice.Setting]) throws {
    guard all || !names.isEmpty else {
      throw Failure.wrongInput(
        """
        check needs a scenario, or --all
        such as: pagerace check swap-delete-thp --proposal mask
        known: \(Catalogue.scenarios.map(\.id).joined(separator: ", "))
        """)
    }
    for name in names { try CommandNames.checkScenario(name) }
    let usual = all ? Catalogue.proposals : [try Catalogue.proposal(KernelModel.defaultProposal)]
    let rows = names.isEmpty ? Catalogue.scenarios : Self.distinct(try names.map(Catalogue.scenario))
    let columns = labels.isEmpty ? usual : Self.distinct(try labels.map(Catalogue.proposal))
    (scenarios, proposals) = (rows, columns)
    var pairs: [Pair] = []
    for row in rows {
      let choice = KernelChoice(scenario: row.id, settings: settings).withAnyOffset
      let refusal = Self.refusal(of: choice)
      for column in columns {
        var choice = choice
        choice.proposal = column.id
        pairs.append(Pair(scenario: row, proposal: column, choice: choice, refusal: refusal))
      }
    }
    if pairs.allSatisfy({ $0.refusal != nil }), let first = pairs.first?.refusal { throw first }
    self.pairs = pairs
  }

  /// Proposals differ in what the kernel does, never in which parameters fit: one answers for all.
  private static func refusal(of choice: KernelChoice) -> ModelError? {
    do { _ = try choice.model() } catch { return error }
    return nil
  }

  private static func distinct<Element: Identifiable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element.ID> = []
    return elements.filter { seen.insert($0.id).inserted }
  }
}
