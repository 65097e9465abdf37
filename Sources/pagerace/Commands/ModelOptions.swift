import ArgumentParser
import PageRaceEngine
import RaceSession

/// MODEL OPTIONS: which proposal, which parameters, which memory model.
struct ModelOptions: ParsableArguments {
  @Option(name: .long, help: "The proposal under which the kernel runs; see 'pagerace list proposals'.")
  var proposal = KernelModel.defaultProposal

  @OptionGroup var parameters: ParameterOptions

  /// Whether any differs from what it is by itself.
  var areGiven: Bool { proposal != KernelModel.defaultProposal || !parameters.set.isEmpty }

  /// The model of `scenario` with these options.
  func model(_ scenario: String) throws -> KernelModel { try Failure.forModel { try choice(scenario).model() } }

  /// A session at the beginning of `scenario` with these options.
  func session(_ scenario: String) throws -> Session { try Failure.forModel { try Session(choice(scenario)) } }

  private func choice(_ scenario: String) throws -> KernelChoice {
    try CommandNames.checkScenario(scenario)
    return KernelChoice(scenario: scenario, proposal: proposal, settings: try parameters.settings())
  }
}

extension Schedule {
  /// Reads `--schedule`, with the place of the first mistake marked.
  static func option(_ text: String) throws -> Schedule {
    do {
      return try Schedule(parsing: text)
    } catch {
      let blanks = String(repeating: " ", count: max(0, error.column - 1))
      let cut = text.count > 100 ? "" : "\n  \(text)\n  \(blanks)^"
      throw Failure.wrongInput("schedule, column \(error.column): \(error.message)\(cut)")
    }
  }
}
