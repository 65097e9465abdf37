import PageCacheModel
import RaceExplorer
import RaceSession

/// The selected cell of the matrix: its verdict, its figures, what breaks and why, and whose proposal it is.
struct MatrixDetail {
  let question: Question
  let proposal: Proposal
  let answer: Answer?
  /// The search, while it is under way.
  let watch: SearchWatch?
  let isAiry: Bool

  func draw(in canvas: inout Canvas) {
    canvas.heading(title, trailing: badge, y: 0)
    let room = canvas.height - 1
    let width = canvas.width
    // The widest text that reads well.
    let measure = min(width, 96)
    let source = wrapped(proposalLine, measure, .muted)
    let table = MatrixTable(answer?.examples ?? [], width: width, hasTitles: isAiry)
    let gap = isAiry && room >= 9 ? 1 : 0
    // The figures and the proposal have their lines, the proposal one at least.
    let least = gap + 1 + gap + (gap == 0 ? 1 : source.count)
    var left = room - least
    let runs = table.isEmpty ? 0 : max(1, min(table.count, gap == 0 ? left : left - 6))
    left -= table.isEmpty ? 0 : runs + gap
    let reasons = reasons(upTo: left - gap, width: width)
    left -= reasons.isEmpty ? 0 : reasons.count + gap
    let remark = isAiry && left > 0 ? 1 : 0
    let blocks = [
      [counts(width)], table.lines(upTo: runs + remark), reasons,
      gap == 0 ? Self.cut(source, to: 1 + max(0, left - remark)) : source,
    ]
    var y = 1 + gap
    for block in blocks where !block.isEmpty {
      for line in block where y <= room {
        canvas.put(line, x: 0, y: y, width: width)
        y += 1
      }
      y += gap
    }
  }

  /// The last sentences of the explanation, whole ones only: what breaks, and what has led to it.
  private func reasons(upTo count: Int, width: Int) -> [StyledText] {
    guard let answer, answer.report != nil, count > 0 else { return [] }
    for first in answer.sentences.indices {
      let cut = first == 0 ? "" : "\(Glyphs.folded) "
      let lines = CellWidth.wrap(cut + answer.sentences[first...].joined(separator: " "), width: width)
      if lines.count <= count { return lines.map { StyledText(sentence: $0) } }
    }
    return []
  }

  private func wrapped(_ text: String, _ width: Int, _ style: Style) -> [StyledText] {
    text.isEmpty ? [] : CellWidth.wrap(text, width: width).map { StyledText($0, style) }
  }

  /// The first lines; the last of them says if more was left out.
  private static func cut(_ lines: [StyledText], to count: Int) -> [StyledText] {
    guard lines.count > count, let last = lines.prefix(count).last else { return Array(lines.prefix(count)) }
    let style = last.spans.last?.style ?? .text
    return lines.prefix(count - 1) + [last + StyledText(" \(Glyphs.cut)", style)]
  }

  // MARK: What it says

  private var title: StyledText {
    let settings = question.choice.settings.map { "\($0.name) \($0.value)" }.joined(separator: "  ")
    return StyledText(question.choice.scenario, .strong)
      + StyledText(settings.isEmpty ? "" : "  " + settings, .muted)
      + StyledText("  under \(proposal.label) ", .muted) + StyledText(proposal.id, .strong)
  }

  private var badge: StyledText {
    if watch != nil { return StyledText("\(Glyphs.folded) running", .strong) }
    guard let answer, answer.isFinal || answer.report?.judgement == .broken else {
      return StyledText("to come", .muted)
    }
    let badge = VerdictBadge(answer)
    return badge.style == .wrongText ? .block("\(badge.sign) \(badge.word)", .wrong) : badge.text
  }

  private func counts(_ width: Int) -> StyledText {
    if let watch { return StyledText("so far   ", .muted) + StyledText(VerdictWords.progress(watch)) }
    guard let answer else { return StyledText("not explored yet; Enter opens the run at its beginning", .muted) }
    guard let report = answer.report else { return StyledText(answer.sentences.first ?? "", .muted) }
    var right = StyledText()
    if report.judgement == .broken, let probability = report.hitProbability {
      right = StyledText("hit by chance  ", .muted) + StyledText(VerdictWords.probability(probability), .strong)
    }
    // Where there is little room, the transitions go first.
    var counts = VerdictWords.counts(report)
    if counted(report, counts).width + 2 + right.width > width { counts.remove(at: 1) }
    let left = counted(report, counts)
    let gap = width - left.width - right.width
    return gap < 2 ? left : left + StyledText(String(repeating: " ", count: gap)) + right
  }

  private func counted(_ report: CheckReport, _ counts: [String]) -> StyledText {
    let stop = VerdictWords.stop(report).map { "; \($0.lowercased())" } ?? ""
    let text = (report.complete ? "all: " : "") + counts.joined(separator: ", ") + stop
    return StyledText("explored   ", .muted) + StyledText(text)
  }

  private var proposalLine: String {
    "\(proposal.label), \(Self.day(proposal.date)), \(proposal.author): \(proposal.summary)"
  }

  /// `24 March 2019` for `2019-03-24`.
  static func day(_ date: String) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return date }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }
}
