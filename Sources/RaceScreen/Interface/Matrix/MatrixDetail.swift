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
    let reasons = answer?.report == nil ? [] : wrapped(answer?.sentences.joined(separator: " ") ?? "", measure, .text)
    let table = MatrixTable(answer?.examples ?? [], width: width, hasTitles: isAiry)
    if isAiry {
      let others = [[counts(width)], reasons, source].filter { !$0.isEmpty }
      let left = others.reduce(room - others.count - 1) { $0 - $1.count }
      if table.isEmpty || left >= min(3, table.count) {
        return put([[counts(width)], table.lines(upTo: left), reasons, source], gap: 1, room: room, in: &canvas)
      }
    }
    // Each keeps a line; the runs get what is left, then the reasons.
    let least = 1 + (reasons.isEmpty ? 0 : 1)
    let runs = table.lines(upTo: max(1, room - 1 - least))
    var left = max(0, room - 1 - runs.count)
    let why = Self.cut(reasons, to: max(0, min(reasons.count, left - 1)))
    left -= why.count
    put([[counts(width)], runs, why, Self.cut(source, to: left)], gap: 0, room: room, in: &canvas)
  }

  private func put(_ blocks: [[StyledText]], gap: Int, room: Int, in canvas: inout Canvas) {
    var y = 1 + gap
    for block in blocks where !block.isEmpty {
      for line in block where y <= room {
        canvas.put(line, x: 0, y: y, width: canvas.width)
        y += 1
      }
      y += gap
    }
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
