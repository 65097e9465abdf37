import CursesTerminal
import PageRaceEngine
import RaceScreen

extension ReportExplanation {
  /// For people: a paragraph for the fields, one for each window, and the command.
  func text(for output: TextOutput) -> String {
    let width = max(40, min(output.columns, 100))
    var lines: [StyledText] = []
    for report in reports { lines += (lines.isEmpty ? [] : [StyledText()]) + self.lines(report, width) }
    if log.isCut { lines += [StyledText(), StyledText("There are more reports; they are not read.", .muted)] }
    return lines.map(output.text).joined(separator: "\n")
  }

  private func lines(_ explained: ExplainedReport, _ width: Int) -> [StyledText] {
    let report = explained.report
    var lines = [
      StyledText("\(file):\(report.place.line)  ", .muted)
        + StyledText(report.reason ?? report.bugPlace.map { "kernel BUG at \($0)" } ?? "a page dump", .strong)
    ]
    let context = [report.release.map { "Linux \($0)" }, report.task.map { "task \($0)" }, report.functions.first]
    let known = context.compactMap(\.self).joined(separator: ", ")
    if !known.isEmpty { lines.append(StyledText("  \(known)", .muted)) }
    lines += report.complaints.flatMap {
      entry("  ", "\(file):\($0.place.line):\($0.place.column): \($0.message)", width, .muted)
    }
    let meanings = report.meanings
    if !meanings.isEmpty { lines += [StyledText()] + fieldLines(meanings, width) }
    lines += [StyledText()] + checkLines(explained.reading, width)
    for (number, candidate) in explained.reading.candidates.enumerated() where number == 0 || candidate.isStrong {
      lines += [StyledText()] + candidateLines(candidate, isFirst: number == 0, width)
    }
    lines += remarkLines(explained, width)
    return lines + [StyledText()] + replayLines(explained, width)
  }

  private func fieldLines(_ meanings: [PageReport.Meaning], _ width: Int) -> [StyledText] {
    meanings.flatMap { field in
      let parts = [field.value, field.meaning].filter { !$0.isEmpty }
      return entry(field.name, parts.joined(separator: ": "), width)
    }
  }

  private func checkLines(_ reading: ReportReading, _ width: Int) -> [StyledText] {
    guard let check = reading.check else {
      let text =
        reading.report.reason == nil ? "the report does not say which" : "none that a proposal of the thread has"
      return entry("check", text, width)
    }
    return entry("check", "\(check.condition), \(check.home)", width)
      + entry("proposals", Self.names(reading.proposalsWithCheck) + " have it", width)
  }

  private func candidateLines(_ candidate: ReportReading.Candidate, isFirst: Bool, _ width: Int) -> [StyledText] {
    let label = isFirst ? "window" : "or else"
    let isName = candidate.window.title.hasPrefix(candidate.window.rawValue)
    let title = isName ? candidate.window.title : "\(candidate.window.rawValue): \(candidate.window.title)"
    return entry(label, title, width, .strong)
      + candidate.reasons.flatMap { entry("", $0, width) }
      + entry("", "open under " + Self.names(candidate.proposals), width, .muted)
  }

  private func remarkLines(_ explained: ExplainedReport, _ width: Int) -> [StyledText] {
    var remarks = explained.reading.remarks
    let weak = explained.reading.candidates.dropFirst().filter { !$0.isStrong }
    if !weak.isEmpty {
      let names = weak.map(\.window.rawValue)
      let unique = names.indices.filter { !names[..<$0].contains(names[$0]) }.map { names[$0] }
      remarks.append("Not excluded, but nothing speaks for it: \(unique.joined(separator: ", ")).")
    }
    return remarks.isEmpty ? [] : [StyledText()] + remarks.flatMap { entry("also", $0, width) }
  }

  private func replayLines(_ explained: ExplainedReport, _ width: Int) -> [StyledText] {
    guard let replay = explained.replay else {
      return entry("run", "no run of the model ends like this report", width)
    }
    let shared = replay.sharedFields(with: explained.report)
    let dump = shared.isEmpty ? "" : " Its dump has the same \(shared.joined(separator: ", "))."
    return entry("run", "This run of the model ends in the same check.\(dump)", width)
      // Not wrapped, so that it can be copied.
      + [StyledText("  \(replay.command)", .strong)]
  }

  /// A label, and its text in the column beside.
  private func entry(_ label: String, _ text: String, _ width: Int, _ style: Style = .text) -> [StyledText] {
    let indent = label == "  " ? 2 : 15
    let rows = CellWidth.wrap(text, width: width - indent)
    return rows.enumerated().map { number, row in
      let shown = number == 0 ? label : ""
      return StyledText(shown.padding(toLength: indent, withPad: " ", startingAt: 0), .muted) + StyledText(row, style)
    }
  }

  /// The labels of proposals, or that it is all of them.
  private static func names(_ ids: [String]) -> String {
    if ids.count == Catalogue.proposals.count { return "all proposals" }
    return Catalogue.proposals.filter { ids.contains($0.id) }.map { "\($0.label) \($0.id)" }.joined(separator: ", ")
  }
}
