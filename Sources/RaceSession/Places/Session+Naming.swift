import RaceMachine

extension Session {
  /// The shortest place that the CPU of the known steps from number `first` to `last` reaches in the last of them and
  /// not before: what a script says to go so far. All steps must be that CPU's. nil when none of at most nine times
  /// does, or the way is very long.
  public func shortestPlace(from first: Int, to last: Int) -> ProgramPlace? {
    guard last - first < Self.longestNamedWay else { return nil }
    let cpu = history.events[last - 1].move.cpu
    var best: (place: ProgramPlace, text: String)?
    for candidate in candidates(inStep: last) {
      // Most candidates are longer than what is known already.
      if let best, candidate.description.count >= best.text.count { continue }
      guard let resolved = try? resolve(candidate, for: cpu), arrivals(at: resolved, inStep: last) > 0 else { continue }
      let before = (first..<last).reduce(0) { $0 + arrivals(at: resolved, inStep: $1) }
      guard before < 9 else { continue }
      let place = ProgramPlace(function: candidate.function, line: candidate.line, occurrence: before + 1)
      let text = place.description
      if let best, (text.count, text) >= (best.text.count, best.text) { continue }
      if (try? ProgramPlace(parsing: text)) == place { best = (place, text) }
    }
    return best?.place
  }

  /// Longer ways are counted, since a search for their name would be felt.
  private static let longestNamedWay = 300

  /// Places that a step may have reached, by length and alphabet: functions, what lines call, words of lines, lines.
  private func candidates(inStep step: Int) -> [ProgramPlace] {
    let event = history.events[step - 1]
    var functions: Set<String> = [tasks[event.move.cpu].procedure]
    var lines: Set<ProgramPlace> = []
    for line in event.lines.map({ program.lines[$0.line] }) {
      let function = program.procedures[line.procedure].name
      functions.insert(function)
      lines.insert(ProgramPlace(function: function, line: line.name))
      for word in ResolvedPlace.words(of: line.name) where word.text.count > 1 && !Self.common.contains(word.text) {
        if word.isCall { functions.insert(word.text) }
        lines.insert(ProgramPlace(function: function, line: word.text))
      }
    }
    let all = functions.map { ProgramPlace(function: $0) } + lines
    return all.map { ($0, $0.description) }.sorted { ($0.1.count, $0.1) < ($1.1.count, $1.1) }.map(\.0)
  }

  /// Words that tell nobody which line is meant.
  private static let common: Set<String> = ["if", "else", "for", "in", "do", "while", "return", "goto", "and", "or"]
}
