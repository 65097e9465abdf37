import PageCacheModel
import RaceMachine
import RaceSession

/// The screen for a lecture hall: of each CPU the line of now, four pages, the formula, and air between all rows.
struct LargeScreen {
  let moment: Moment

  private var session: Session { moment.session }
  private var options: MainScreenOptions { moment.options }

  func draw(in canvas: inout Canvas) {
    let margin = canvas.width / 20
    let page = canvas.bounds.inset(left: margin, right: margin)
    let rows = LargeRows(
      height: canvas.height, cpus: moment.shownCPUs.count, words: options.caption == nil ? 0 : max(4, canvas.height / 6)
    )
    canvas.region(page) { page in
      drawHeader(y: rows.header, in: &page)
      for (cpu, y) in zip(moment.shownCPUs, rows.cpus) { drawLine(of: cpu, y: y, in: &page) }
      page.rule(x: 0, y: rows.rules[0], width: page.width)
      LargePages(moment: moment).draw(y: rows.pages, in: &page)
      page.rule(x: 0, y: rows.rules[1], width: page.width)
      LargeFormula(moment: moment).draw(y: rows.formula, rows: rows.captions - rows.formula, in: &page)
      drawWords(rows, in: &page)
      drawFooter(y: rows.footer, in: &page)
    }
  }

  // MARK: Header and footer

  private func drawHeader(y: Int, in canvas: inout Canvas) {
    let model = session.kernelModel
    let title = options.caption?.title ?? ""
    let name = title.isEmpty ? model?.proposal.id ?? session.model.title : title
    var badge = StyledText()
    if let found = moment.verdict.first {
      badge = .block("\(Glyphs.wrong) \(HeaderPanel.name(of: found.violation))", .wrong)
    }
    let end = options.caption == nil ? .joined([step, badge], gap: 4) : badge
    canvas.put(name, x: 0, y: y, .strong, width: max(0, canvas.width - end.width - 2))
    canvas.put(end, x: canvas.width - end.width, y: y)
  }

  private var step: StyledText {
    StyledText("step ", .muted) + StyledText("\(session.position)", .strong)
      + StyledText(" of \(session.length)", .muted)
  }

  private func drawFooter(y: Int, in canvas: inout Canvas) {
    var start = 0
    if let caption = options.caption, caption.chapters.indices.contains(caption.chapter) {
      let chapter =
        StyledText("chapter ", .muted) + StyledText("\(caption.chapter + 1)", .strong)
        + StyledText(" of \(caption.chapters.count)", .muted)
      start = canvas.put(chapter, x: 0, y: y) + 4
    }
    canvas.region(Rect(x: start, y: y, width: max(0, canvas.width - start), height: 1)) { region in
      FooterPanel(hints: options.hints, gap: 4).draw(in: &region)
    }
  }

  /// What a demo says, or the answer to the last key.
  private func drawWords(_ rows: LargeRows, in canvas: inout Canvas) {
    if let message = options.message {
      canvas.put(message, x: 0, y: rows.footer - 1, .strong, width: canvas.width)
    }
    guard var caption = options.caption else { return }
    // The footer says which chapter it is.
    caption.chapters = []
    let height = max(0, rows.footer - rows.words - (options.message == nil ? 0 : 1))
    canvas.region(Rect(x: 0, y: rows.words, width: canvas.width, height: height)) { region in
      CaptionPanel(caption: caption).draw(in: &region)
    }
  }

  // MARK: CPUs

  private func drawLine(of cpu: Int, y: Int, in canvas: inout Canvas) {
    let start = canvas.put("\(Glyphs.cpu(cpu)) CPU \(cpu)", x: 0, y: y, .cpu(cpu)) + 4
    let status = session.status(of: cpu)
    guard let row = line(of: cpu) else {
      let text = status == .finished ? "finished" : ""
      canvas.put(text, x: start, y: y, .muted)
      return
    }
    let isNext = row.kind == .next
    let isBlocked = if case .blocked = status { true } else { false }
    var result = StyledText(value: row.result, Mark(style: style(row), isHighlighted: row.isPointed))
    if row.result.isEmpty || isNext && !isBlocked { result = StyledText() }
    let room = canvas.width - start - result.width - 2
    if row.isFiring {
      canvas.put(String(Glyphs.wrong), x: start - 2, y: y, .wrongText)
    } else if isNext {
      canvas.put(isBlocked ? "=" : String(Glyphs.pointerRight), x: start - 2, y: y, isBlocked ? .muted : .cpu(cpu))
    }
    let isLast = session.lastEvent?.move.cpu == cpu
    let text = isNext ? row.text : CPUPanel.compact(row.text)
    canvas.put(text, x: start, y: y, isLast || row.isFiring ? .strong : .text, width: max(0, room))
    canvas.put(result, x: canvas.width - result.width, y: y)
  }

  private func style(_ row: CPURow) -> Style {
    row.isWrong ? .wrong : row.isFiring ? .wrongText : .strong
  }

  /// The line that fired, that a CPU waits at, or that ran last; the next one of a CPU that has not run.
  private func line(of cpu: Int) -> CPURow? {
    let rows = CPURows(moment: moment, cpu: cpu).rows(limit: 20).filter { $0.kind == .past || $0.kind == .next }
    if let firing = rows.last(where: \.isFiring) { return firing }
    let next = rows.last { $0.kind == .next }
    if case .blocked = session.status(of: cpu) { return next }
    // Of the lines of one step the first one made the access.
    let last = rows.last { $0.kind == .past && ($0.step ?? 0) > 0 }?.step
    return rows.first { $0.kind == .past && $0.step != nil && $0.step == last } ?? next
  }
}
