import PageRaceEngine
import RaceScreen

extension CheckResults {
  /// Scenarios by proposals, then what lies behind the cells.
  func matrixLines(width: Int) -> [StyledText] {
    let table = VerdictTable(self, width: width)
    var lines = [table.heading, StyledText()] + table.rows
    lines += [StyledText()] + table.legend(width: width)
    let parts = [brokenLines, reasonLines, timeLines].filter { !$0.isEmpty }
    for part in parts { lines += [StyledText()] + part }
    return lines
  }

  /// One line a broken pair: the shortest run to the first of its violations that can be reached.
  private var brokenLines: [StyledText] {
    let broken = pairs.filter { $0.verdict == .broken }
    guard !broken.isEmpty else { return [] }
    let names = ["broken"] + broken.map(\.pair.scenario.id)
    let width = names.map(\.count).max() ?? 0
    var lines = [
      StyledText("broken".padding(toLength: width, withPad: " ", startingAt: 0) + "     steps  by", .muted)
    ]
    var last = ""
    for pair in broken {
      let findings = pair.report?.findings ?? []
      let first = findings.min { ($0.shortest?.steps ?? .max) < ($1.shortest?.steps ?? .max) }
      let name = pair.pair.scenario.id == last ? "" : pair.pair.scenario.id
      last = pair.pair.scenario.id
      let steps = first?.shortest.map { Figures.grouped($0.steps) } ?? "?"
      let more = findings.count > 1 ? ", \(findings.count - 1) more" : ""
      lines.append(
        StyledText(name.padding(toLength: width, withPad: " ", startingAt: 0), .strong)
          + StyledText("  \(pair.pair.proposal.label.padding(toLength: 3, withPad: " ", startingAt: 0))")
          + StyledText(String(repeating: " ", count: max(1, 5 - steps.count)) + steps)
          + StyledText("  \(first?.violation.description ?? "")") + StyledText(more, .muted))
    }
    let example = broken[0].pair
    let set = example.choice.settings.filter { $0 != .init("offset", "any") }.map { " \($0.name)=\($0.value)" }
    let options = set.isEmpty ? "" : " --set" + set.joined()
    let command = "pagerace check \(example.scenario.id) --proposal \(example.proposal.id)\(options)"
    return lines + [StyledText(), StyledText("the runs of one pair:", .muted), StyledText("  \(command)", .muted)]
  }

  /// Why pairs have no answer; one line for a row in which all have the same reason.
  private var reasonLines: [StyledText] {
    var lines: [StyledText] = []
    for scenario in plan.scenarios {
      var proposals: [String: [String]] = [:]
      var reasons: [String] = []
      for pair in pairs where pair.pair.scenario.id == scenario.id {
        guard let reason = reason(pair) else { continue }
        if proposals[reason] == nil { reasons.append(reason) }
        proposals[reason, default: []].append(pair.pair.proposal.label)
      }
      for reason in reasons {
        let labels = proposals[reason] ?? []
        let place = labels.count == plan.proposals.count ? "" : " " + labels.joined(separator: " ")
        lines.append(StyledText("\(scenario.id)\(place)", .strong) + StyledText("  \(reason)", .muted))
      }
    }
    return lines
  }

  private func reason(_ pair: CheckedPair) -> String? {
    if case .notApplicable(let reason) = pair.outcome { return "/ \(reason)" }
    guard pair.isStarted else { return nil }
    return pair.stop.map { "\(pair.verdict == .unknown ? "?" : "not searched to the end:") \(words($0))" }
  }

  private var timeLines: [StyledText] {
    guard let seconds, let longest = pairs.max(by: { $0.seconds < $1.seconds }) else { return [] }
    return [
      StyledText(
        "\(Figures.count(pairs.count, "pair")) in \(Figures.seconds(seconds)), the longest \(longest.pair.title) in \(Figures.seconds(longest.seconds))",
        .muted)
    ]
  }
}
