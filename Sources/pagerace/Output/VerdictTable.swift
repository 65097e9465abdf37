import PageRaceEngine
import RaceScreen

/// The verdicts as a table: a row for each scenario, a column for each proposal, and how many are broken of each.
struct VerdictTable {
  private let plan: CheckPlan
  /// A row for each scenario; nil where nothing was begun.
  private let verdicts: [[CheckedPair.Verdict?]]
  private let nameWidth: Int
  /// From one column of verdicts to the next.
  private let pitch: Int

  init(_ results: CheckResults, width: Int) {
    plan = results.plan
    let count = plan.proposals.count
    verdicts = plan.scenarios.indices.map { row in
      results.pairs[(row * count)..<((row + 1) * count)].map { $0.isStarted ? $0.verdict : nil }
    }
    nameWidth = plan.scenarios.map(\.id.count).max() ?? 0
    pitch = max(4, min(7, (width - nameWidth - 8) / count))
  }

  /// What was asked, and how often each answer came.
  var heading: StyledText {
    let size =
      Figures.count(plan.scenarios.count, "scenario") + ", " + Figures.count(plan.proposals.count, "proposal") + ", sc"
    var line = StyledText("every interleaving", .strong) + StyledText("  \(size)", .muted)
    for verdict in [CheckedPair.Verdict.broken, .safe, .unknown, .notApplicable, nil] {
      let count = verdicts.joined().count { $0 == verdict }
      guard count > 0 else { continue }
      let sign = verdict == nil ? StyledText() : Self.sign(verdict) + " "
      line += "   " + sign + StyledText("\(count)") + StyledText(" \(Self.words(verdict))", .muted)
    }
    return line
  }

  /// The labels of the proposals, the scenarios, and the sums.
  var rows: [StyledText] {
    let hasRowSums = plan.proposals.count > 1
    let sign = StyledText(String(Glyphs.wrong), .muted)
    var header = StyledText(blanks(nameWidth + 2))
    for proposal in plan.proposals { header += centered(StyledText(proposal.label, .strong)) }
    if hasRowSums { header += rightAligned(sign, 4) }
    var lines = [header]
    for (scenario, row) in zip(plan.scenarios, verdicts) {
      var line = StyledText(scenario.id + blanks(nameWidth + 2 - scenario.id.count))
      for verdict in row { line += centered(Self.cell(verdict)) }
      if hasRowSums { line += rightAligned(sum(row), 4) }
      lines.append(line)
    }
    guard plan.scenarios.count > 1 else { return lines }
    var last = sign + StyledText(blanks(nameWidth + 1))
    for column in plan.proposals.indices { last += centered(sum(verdicts.map { $0[column] })) }
    return lines + [StyledText(), last]
  }

  /// What the labels and signs stand for.
  func legend(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    for proposal in plan.proposals {
      let entry = StyledText(proposal.label) + StyledText(" \(proposal.id)", .muted)
      if !line.isEmpty, line.width + 3 + entry.width > max(width, 40) {
        lines.append(line)
        line = StyledText()
      }
      line += line.isEmpty ? entry : "   " + entry
    }
    return lines + [line]
  }

  private func sum(_ verdicts: [CheckedPair.Verdict?]) -> StyledText {
    let count = verdicts.count { $0 == .broken }
    return StyledText("\(count)", count == 0 ? .muted : .text)
  }

  /// A verdict in its cell: a block for what is broken, little for what is safe, nothing for what was not begun.
  private static func cell(_ verdict: CheckedPair.Verdict?) -> StyledText {
    verdict == .broken ? .block(String(Glyphs.wrong), .wrong) : sign(verdict)
  }

  private static func sign(_ verdict: CheckedPair.Verdict?) -> StyledText {
    switch verdict {
    case .broken: StyledText(String(Glyphs.wrong), .wrongText)
    case .safe: StyledText(String(Glyphs.safe), .muted)
    case .unknown: StyledText("?", .strong)
    case .notApplicable: StyledText("/", .muted)
    case nil: StyledText()
    }
  }

  private static func words(_ verdict: CheckedPair.Verdict?) -> String {
    switch verdict {
    case .notApplicable: "not applicable"
    case nil: "not begun"
    case let verdict?: verdict.rawValue
    }
  }

  private func centered(_ text: StyledText) -> StyledText {
    // The middle of a cell is its second column, under the middle of a label of three.
    let before = max(0, 2 - (text.width + 1) / 2)
    return StyledText(blanks(before)) + text + StyledText(blanks(pitch - before - text.width))
  }

  private func rightAligned(_ text: StyledText, _ width: Int) -> StyledText {
    StyledText(blanks(width - text.width)) + text
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
