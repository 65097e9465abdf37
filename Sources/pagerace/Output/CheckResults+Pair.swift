import PageRaceEngine
import RaceScreen
import RaceSession

extension CheckResults {
  /// A scenario under a proposal, in full.
  func pairLines(_ pair: CheckedPair, width: Int) -> [StyledText] {
    let proposal = pair.pair.proposal
    let title =
      verdictSign(pair.verdict) + "  " + StyledText(pair.pair.scenario.id, .strong)
      + StyledText(" under \(proposal.label) ", .muted) + StyledText(proposal.id, .strong)
      + StyledText("  sc", .muted)
    let parameters = pair.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    var lines = [title] + CellWidth.wrap(parameters, width: width - 2).map { StyledText("  \($0)", .muted) }
    guard case .checked(let model, let report) = pair.outcome else { return lines }
    lines += [StyledText()] + countLines(pair, report)
    for finding in report.findings { lines += [StyledText()] + findingLines(finding, model, width: width) }
    return lines
  }

  /// The verdict as a sign and a word.
  private func verdictSign(_ verdict: CheckedPair.Verdict) -> StyledText {
    switch verdict {
    case .broken: .block("\(Glyphs.wrong) broken", .wrong)
    case .safe: StyledText("\(Glyphs.safe) safe", .strong)
    case .unknown: StyledText("? unknown", .strong)
    case .notApplicable: StyledText("/ not applicable", .muted)
    }
  }

  /// How much was explored, and the numbers.
  private func countLines(_ pair: CheckedPair, _ report: CheckReport) -> [StyledText] {
    func line(_ label: String, _ text: String) -> StyledText {
      StyledText(label + String(repeating: " ", count: max(1, 15 - label.count)), .muted) + StyledText(text)
    }
    let extent = report.complete ? "every interleaving" : "not everything, \(report.stop.map(words) ?? "no end")"
    let counts = "\(Figures.count(report.states, "state")), \(Figures.count(report.transitions, "transition"))"
    var lines = [line("explored", "\(extent): \(counts)" + (options.reduction ? " after reduction" : ""))]
    if let schedules = report.schedules {
      lines.append(line("schedules", Figures.grouped(schedules)))
    } else if report.hitProbability != nil {
      lines.append(line("schedules", "no end of them: some loop can go round for ever"))
    }
    if let probability = report.hitProbability, let runs = report.expectedRuns {
      lines.append(
        line(
          "hit by chance",
          "with probability \(Figures.probability(probability)), once in \(Figures.runs(runs)) runs on average"
        ))
    }
    if report.complete, let stop = report.stop {
      lines.append(line("", "what follows is not all that there is: \(words(stop))"))
    }
    if seconds != nil { lines.append(line("time", Figures.seconds(pair.seconds))) }
    return lines
  }

  /// A way in which it breaks: the best runs to it, why, and how to see it.
  private func findingLines(_ finding: Finding, _ model: KernelModel, width: Int) -> [StyledText] {
    var lines = [StyledText("\(Glyphs.wrong) ", .wrongText) + StyledText(finding.violation.description, .strong)]
    guard let best = finding.shortest ?? finding.fewestSwitches else {
      return lines + [StyledText("  no run to it is known yet", .muted)]
    }
    if let shortest = finding.shortest { lines.append(run("shortest", shortest)) }
    if let fewest = finding.fewestSwitches {
      let isSame = fewest.switches == finding.shortest?.switches
      let note = StyledText("  no run to it has fewer switches", .muted)
      lines.append(isSame ? note : run("fewest switches", fewest))
    }
    let explanation = try? Explanation(of: best.schedule, in: model)
    for sentence in explanation?.sentences ?? [] {
      lines += CellWidth.wrap(sentence, width: min(width, 100) - 2).map { StyledText("  \($0)") }
    }
    return lines + [StyledText("  \(Self.command(model, best.schedule))", .muted)]
  }

  private func run(_ label: String, _ example: Counterexample) -> StyledText {
    let steps = Figures.count(example.steps, "step")
    let switches = Figures.count(example.switches, "switch", plural: "switches")
    return StyledText("  \(label)".padding(toLength: 19, withPad: " ", startingAt: 0), .muted)
      + StyledText("\(steps), \(switches)  ") + StyledText(example.schedule.description, .strong)
  }

  /// The command that steps through a run.
  private static func command(_ model: KernelModel, _ schedule: Schedule) -> String {
    let defaults = Dictionary(uniqueKeysWithValues: model.scenario.parameters.map { ($0.name, $0.defaultValue) })
    let settings = model.settings.values.filter { defaults[$0.name] != $0.value }
    return KernelChoice(
      scenario: model.scenario.id, proposal: model.proposal.id,
      settings: settings.map { KernelChoice.Setting($0.name, $0.value) }
    ).command(running: schedule)
  }
}
