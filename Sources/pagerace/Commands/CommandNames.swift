import ArgumentParser
import DemoLibrary
import PageRaceEngine

/// The names that a person can mix up: commands, scenarios, demos.
enum CommandNames {
  /// Refuses a first word that is no command, or such a word after 'help', with what would be right.
  static func check(_ arguments: [String]) throws {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let word = words.first, !word.hasPrefix("-") else { return }
    let commands = Pagerace.configuration.subcommands.map { "\($0)".lowercased() }
    guard !commands.contains(word), word != "help" else { return }
    let hint = hint(word) ?? Spelling.closest(to: word, among: commands).map { "did you mean '\($0)'?" }
    throw Failure.wrongInput(
      "there is no command '\(word)'\(hint.map { "; \($0)" } ?? "")\nknown: \(commands.joined(separator: ", "))")
  }

  /// The command for a word that names a scenario or a demo.
  static func hint(_ word: String) -> String? {
    if Catalogue.scenarios.contains(where: { $0.id == word }) { return "for the scenario: 'pagerace run \(word)'" }
    return demoHint(word)
  }

  /// Refuses a demo or a proposal where a scenario is wanted, with what would be right.
  static func checkScenario(_ word: String) throws {
    let isProposal = Catalogue.proposals.contains { $0.id == word }
    guard let hint = demoHint(word) ?? (isProposal ? "for the proposal: '--proposal \(word)'" : nil) else { return }
    throw Failure.wrongInput("there is no scenario '\(word)'; \(hint)")
  }

  /// The command for a word that names a demo.
  static func demoHint(_ word: String) -> String? {
    EmbeddedDemos.all.contains { $0.id == word } ? "for the demo: 'pagerace play \(word)'" : nil
  }
}
