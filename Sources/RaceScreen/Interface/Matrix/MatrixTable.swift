import RaceExplorer

/// The violations of a pair: how soon each comes, and the schedule to send a colleague.
struct MatrixTable {
  let examples: [Example]
  let width: Int
  /// Whether the columns have titles.
  let hasTitles: Bool

  init(_ examples: [Example], width: Int, hasTitles: Bool) {
    self.examples = examples
    self.width = width
    self.hasTitles = hasTitles
  }

  /// Whether nothing is known that breaks.
  var isEmpty: Bool { examples.isEmpty }

  /// How many lines there are without the remark.
  var count: Int { (hasTitles ? 1 : 0) + shown.count }

  /// At most `room` lines; the last of them says how many were left out.
  func lines(upTo room: Int) -> [StyledText] {
    guard !examples.isEmpty else { return [] }
    let all = shown
    var lines = hasTitles ? [titles] : []
    let places = max(1, room - lines.count)
    let more = all.count - places
    for (index, example) in all.prefix(places).enumerated() {
      let isLast = index == places - 1 && more > 0
      lines.append(line(example, more: isLast ? "  and \(more) more" : ""))
    }
    let switches = Set(examples.filter { $0.merit == .fewestSwitches }.map(\.violation))
    if hasTitles, switches.isEmpty, lines.count < room {
      let whose = Set(all.map(\.violation)).count > 1 ? "for each, the shortest run" : "the shortest run"
      lines.append(StyledText("  \(whose) also has the fewest switches", .muted))
    }
    return lines
  }

  /// Where there is little room, a violation has one line.
  private var shown: [Example] {
    hasTitles ? examples : examples.filter { $0.merit == .shortest || !hasShortest($0) }
  }

  private func hasShortest(_ example: Example) -> Bool {
    examples.contains { $0.violation == example.violation && $0.merit == .shortest }
  }

  private var wordsWidth: Int {
    let natural = examples.map { CellWidth.of($0.violation.words) }.max() ?? 0
    return max(hasTitles ? 26 : 0, min(natural, width * 42 / 100))
  }

  private var titles: StyledText {
    StyledText(
      Self.pad("violation", wordsWidth + 2) + Self.lead("steps", 8) + Self.lead("switches", 11) + "   schedule", .muted)
  }

  private func line(_ example: Example, more: String) -> StyledText {
    let isFollowing = example.merit == .fewestSwitches && hasShortest(example)
    let words =
      isFollowing
      ? StyledText(Self.pad("  with the fewest switches", wordsWidth + 2), .muted)
      : StyledText("\(Glyphs.wrong) ", .wrongText)
        + StyledText(Self.pad(CellWidth.cut(example.violation.words, to: wordsWidth), wordsWidth), .strong)
    let (steps, switches) = (example.run.steps, example.run.switches)
    let figures =
      hasTitles
      ? Self.lead("\(steps)", 8) + Self.lead("\(switches)", 11) + "   "
      : Self.lead("\(steps)", 5) + (steps == 1 ? " step, " : " steps, ") + Self.lead("\(switches)", 2)
        + (switches == 1 ? " switch    " : " switches  ")
    let start = words + StyledText(figures)
    let room = max(0, width - start.width - CellWidth.of(more))
    return start + StyledText(CellWidth.cut(example.run.schedule.description, to: room)) + StyledText(more, .muted)
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - CellWidth.of(text)))
  }

  private static func lead(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - CellWidth.of(text))) + text
  }
}
