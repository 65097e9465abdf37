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
    let hasWords = options.caption != nil || options.message != nil
    let rows = LargeRows(
      height: canvas.height, cpus: moment.shownCPUs.count, words: hasWords ? max(2, canvas.height / 6) : 0)
    canvas.region(page) { page in
      drawHeader(y: rows.header, in: &page)
      for (cpu, y) in zip(moment.shownCPUs, rows.cpus) { drawLine(of: cpu, y: y, in: &page) }
      page.rule(x: 0, y: rows.rules[0], width: page.width)
      LargePages(moment: moment).draw(y: rows.pages, in: &page)
      page.rule(x: 0, y: rows.rules[1], width: page.width)
      LargeFormula(moment: moment).draw(y: rows.formula, rows: rows.formulaRows, in: &page)
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
    canvas.put(name, x: 0, y: y, .strong, width: max(0, canvas.width - badge.width - 2))
    canvas.put(badge, x: canvas.width - badge.width, y: y)
  }

  private func drawFooter(y: Int, in canvas: inout Canvas) {
    var step =
      StyledText("step ", .muted) + StyledText("\(session.position)", .strong)
      + StyledText(" of \(session.length)", .muted)
    if let caption = options.caption, caption.chapters.indices.contains(caption.chapter) {
      step =
        StyledText("chapter ", .muted) + StyledText("\(caption.chapter + 1)", .strong)
        + StyledText(" of \(caption.chapters.count)", .muted)
    }
    let start = canvas.put(step, x: 0, y: y) + 4
    canvas.region(Rect(x: start, y: y, width: max(0, canvas.width - start), height: 1)) { region in
      FooterPanel(hints: options.hints, gap: 4).draw(in: &region)
    }
  }

  /// What a demo says, or the answer to the last key.
  private func drawWords(_ rows: LargeRows, in canvas: inout Canvas) {
    guard let y = rows.words else { return }
    canvas.region(Rect(x: 0, y: y, width: canvas.width, height: max(0, rows.footer - y - 1))) { region in
      if var caption = options.caption {
        // The footer says which chapter it is.
        caption.chapters = []
        CaptionPanel(caption: caption).draw(in: &region)
      } else if let message = options.message {
        region.put(message, x: 0, y: 0, .strong, width: region.width)
      }
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
    return rows.last { $0.kind == .past && ($0.step ?? 0) > 0 } ?? next
  }
}

/// Which row of a large screen holds what: the same at every step.
struct LargeRows {
  let header: Int
  let cpus: [Int]
  let rules: [Int]
  let pages: Int
  let formula: Int
  /// Rows from the numbers to their captions, and further to the distance.
  let formulaRows: Int
  let words: Int?
  let footer: Int

  /// Spreads the parts over `height` rows, `words` of them for what is said.
  init(height: Int, cpus count: Int, words: Int) {
    // Without any air: header, CPUs, two rules, three rows of pages, three of the formula, the footer.
    let needed = 10 + count + words
    let places = 7 + count + (words > 0 ? 1 : 0)
    // One blank row everywhere, then more of them from the top.
    var left = max(0, height - needed)
    let each = left / places
    left -= each * places
    func gap() -> Int {
      defer { left -= left > 0 ? 1 : 0 }
      return each + (left > 0 ? 1 : 0)
    }
    var y = min(1, gap())
    header = y
    y += 1 + gap()
    var lines: [Int] = []
    for _ in 0..<count {
      lines.append(y)
      y += 1 + min(2, max(1, gap()))
    }
    cpus = lines
    let first = y
    y += 1 + min(2, gap())
    pages = y
    y += 3
    rules = [first, y]
    y += 1 + min(3, gap())
    formula = y
    formulaRows = words == 0 && y + 6 < height ? 2 : 1
    y += formulaRows + 2
    self.words = words > 0 ? min(y, height - 2 - words) : nil
    footer = max(0, height - (height - y > 2 && words == 0 ? 2 : 1))
  }
}
