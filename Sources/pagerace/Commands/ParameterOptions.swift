import ArgumentParser
import PageRaceEngine
import RaceSession

/// The part of MODEL OPTIONS that every scenario and proposal has.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Parameters of the scenario.", valueName: "key=value"))
  var set: [String] = []

  @Option(name: .long, help: "How accesses of different CPUs are ordered: sc, which is sequential consistency.")
  var memoryModel = "sc"

  /// The parameters with their values.
  func settings() throws -> [KernelChoice.Setting] {
    guard memoryModel == "sc" else {
      throw Failure.wrongInput("the memory model is sc, not '\(memoryModel)'")
    }
    return try set.map { text in
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        let isScenario = Catalogue.scenarios.contains { $0.id == text }
        throw Failure.wrongInput(
          "--set takes key=value, such as offset=10, not '\(text)'\(isScenario ? "; scenarios stand before it" : "")")
      }
      return KernelChoice.Setting(String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
  }
}
