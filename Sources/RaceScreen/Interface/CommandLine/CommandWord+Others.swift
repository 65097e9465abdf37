import PageCacheModel
import RaceSession

extension CommandWord {
  /// Commands for how it plays and what is shown.
  static let others: [CommandWord] = [
    CommandWord(
      "random", "[SEED]", "play by chance; the same seed plays the same run again",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        if o.text.isEmpty { return .perform(.random) }
        guard let seed = UInt64(o.text) else { throw CommandProblem("'\(o.text)' is no seed; a seed is a number") }
        return .play(.random(seed: seed))
      }),
    CommandWord(
      "fair", "", "play each CPU in turn",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        return .play(.fair)
      }),
    CommandWord(
      "speed", "FACTOR", "play so fast: 1 is normal, 2 twice as fast, 0.5 half as fast",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        guard let speed = PlaySpeed(parsing: o.text) else {
          throw CommandProblem("'\(o.text)' is no speed; it is a number from 0.1 to 100")
        }
        return .speed(speed)
      }),
    CommandWord("adversary", "", "the next step of the shortest way to a violation") { _ in .perform(.adversary) },
    CommandWord("explore", "", "explore every interleaving of this pair") { _ in .perform(.explore) },
    CommandWord("counterexample", "", "show the shortest run to a violation") { _ in .perform(.counterexample) },
    CommandWord("why", "", "say in words why the run breaks") { _ in .perform(.why) },
    CommandWord("matrix", "", "every scenario under every proposal") { _ in .perform(.matrix) },
    CommandWord("lanes", "", "the whole run as a lane for each CPU") { (o) throws(CommandProblem) in
      _ = try o.run()
      return .perform(.lanes)
    },
    CommandWord("costs", "", "what each fix costs") { _ in .perform(.costs) },
    CommandWord("challenge", "", "you are the scheduler: let a pair break") { _ in .perform(.challenges) },
    CommandWord(
      "find", "TEXT", "to the next step with a line, function, word or value that contains the text",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        if o.text.isEmpty { throw CommandProblem("'find' takes a text, as in 'find xas_reload'") }
        return .find(o.text)
      }),
    CommandWord("large", "", "for a lecture hall: fewer things, more space; again: all of it") { _ in .perform(.large)
    },
    CommandWord(
      "theme", Theme.all.map(\.name).joined(separator: " | "), "what the colours are, until the program ends",
      possibilities: { _ in Theme.all.map(\.name) },
      order: { (o) throws(CommandProblem) in
        let names = Theme.all.map(\.name)
        if let theme = Theme.named(o.text) { return .theme(theme) }
        if o.text.isEmpty { throw CommandProblem("'theme' takes a name: \(names.joined(separator: ", "))") }
        throw CommandProblem(
          "there is no theme '\(CellWidth.cut(o.text, to: 30))'",
          suggestion: Spelling.closest(to: o.text, among: names))
      }),
    CommandWord("help", "", "these commands") { _ in .help },
    CommandWord("quit", "", "end the program") { _ in .perform(.quit) },
  ]
}

extension PlaySpeed {
  /// Reads `2`, `0.5`, `2.25`; nil for anything else, or what is out of range.
  init?(parsing text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...100).contains(whole) else { return nil }
    var percent = whole * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
        let rest = Int(parts[1])
      else { return nil }
      percent += parts[1].count == 1 ? rest * 10 : rest
    }
    guard (10...10_000).contains(percent) else { return nil }
    self.init(percent: percent)
  }
}
