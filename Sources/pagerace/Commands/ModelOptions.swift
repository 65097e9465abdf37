import ArgumentParser
import PageRaceEngine
import RaceSession

/// MODEL OPTIONS: which proposal, which parameters, which memory model.
struct ModelOptions: ParsableArguments {
  @Option(name: .long, help: "The proposal under which the kernel runs; see 'pagerace list proposals'.")
  var proposal = KernelModel.defaultProposal

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Parameters of the scenario.", valueName: "key=value"))
  var set: [String] = []

  @Option(name: .long, help: "How accesses of different CPUs are ordered: sc, which is sequential consistency.")
  var memoryModel = "sc"

  /// The parameters as pairs.
  func settings() throws -> [(name: String, value: String)] {
    guard memoryModel == "sc" else {
      throw Failure.wrongInput("the memory model is sc, not '\(memoryModel)'")
    }
    return try set.map { text in
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw Failure.wrongInput("--set takes key=value, such as offset=10, not '\(text)'")
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
  }

  /// The model of `scenario` with these options.
  func model(_ scenario: String) throws -> KernelModel { try wrongInput { try choice(scenario).model() } }

  /// A session at the beginning of `scenario` with these options.
  func session(_ scenario: String) throws -> Session { try wrongInput { try Session(choice(scenario)) } }

  private func choice(_ scenario: String) throws -> KernelChoice {
    if let hint = CommandNames.demoHint(scenario) {
      throw Failure.wrongInput("there is no scenario '\(scenario)'; \(hint)")
    }
    return KernelChoice(
      scenario: scenario, proposal: proposal,
      settings: try settings().map { KernelChoice.Setting($0.name, $0.value) })
  }

  private func wrongInput<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ModelError { throw Failure.wrongInput(error.description) }
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
