import PageCacheModel
import RaceSession

extension CommandWord {
  /// Commands that choose what runs.
  static let choosing: [CommandWord] = [
    CommandWord(
      "proposal", "ID", "the same schedule under another proposal",
      possibilities: { _ in Catalogue.proposals.map(\.id) },
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        return .act(.proposal(try name(o.text, "proposal", Catalogue.proposals.map(\.id))))
      }),
    CommandWord(
      "scenario", "ID", "another scenario under this proposal",
      possibilities: { _ in Catalogue.scenarios.map(\.id) },
      order: { (o) throws(CommandProblem) in
        let id = try name(o.text, "scenario", Catalogue.scenarios.map(\.id))
        return o.session == nil ? .open(KernelChoice(scenario: id)) : .act(.scenario(id))
      }),
    CommandWord(
      "set", "NAME=VALUE", "begin again with other parameters, as in 'set offset=9'", possibilities: settings,
      order: set),
  ]

  private static func name(_ text: String, _ kind: String, _ names: [String]) throws(CommandProblem) -> String {
    if names.contains(text) { return text }
    if text.isEmpty { throw CommandProblem("'\(kind)' takes a name, as in '\(kind) \(names.first ?? "")'") }
    throw CommandProblem(
      "there is no \(kind) '\(CellWidth.cut(text, to: 30))'", suggestion: Spelling.closest(to: text, among: names))
  }

  @Sendable private static func settings(_ o: Operands) -> [String] {
    guard let model = o.session?.kernelModel else { return [] }
    let (before, last) = (o.words.dropLast(), o.text.hasSuffix(" ") ? "" : o.words.last ?? "")
    let lead = before.map { $0 + " " }.joined()
    return model.scenario.parameters.flatMap { parameter -> [String] in
      guard last.hasPrefix(parameter.name + "=") else { return ["\(lead)\(parameter.name)="] }
      return parameter.suggestions.map { "\(lead)\(parameter.name)=\($0)" }
    }
  }

  @Sendable private static func set(_ o: Operands) throws(CommandProblem) -> Order {
    guard var choice = try o.run().kernel, let model = o.session?.kernelModel else {
      throw CommandProblem("this model has no parameters")
    }
    let names = model.scenario.parameters.map(\.name)
    if o.words.isEmpty { throw CommandProblem("'set' takes NAME=VALUE; there are \(names.joined(separator: ", "))") }
    for word in o.words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw CommandProblem("'\(word)' has no value; write \(word)=VALUE") }
      let name = try name(parts[0], "parameter", names)
      choice.settings.removeAll { $0.name == name }
      choice.settings.append(KernelChoice.Setting(name, parts[1]))
    }
    return .act(.open(choice))
  }
}
