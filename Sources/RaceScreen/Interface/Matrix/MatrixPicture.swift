import PageCacheModel
import RaceExplorer

/// The matrix as it is drawn: verdicts at a glance, and the selected cell explained below.
struct MatrixPicture {
  let page: MatrixPage
  let answers: [Question: Answer]
  private let current: Question?

  init(_ page: MatrixPage, _ answers: [Question: Answer]) {
    self.page = page
    self.answers = answers
    current = page.current?.question
  }

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let layout = MatrixLayout(page, width: canvas.width, height: canvas.height)
    canvas.region(layout.header) { drawHeader(in: &$0) }
    canvas.region(layout.labels) { drawLabels(layout, in: &$0) }
    canvas.region(layout.grid) { drawGrid(layout, in: &$0) }
    if let sums = layout.sums { canvas.region(sums) { drawSums(layout, in: &$0) } }
    canvas.region(layout.detail) { detail(layout)?.draw(in: &$0) }
    canvas.region(layout.status) { drawStatus(gap: layout.isAiry ? 3 : 2, in: &$0) }
  }

  private func detail(_ layout: MatrixLayout) -> MatrixDetail? {
    guard let question = page.selected else { return nil }
    return MatrixDetail(
      question: question, proposal: page.proposals[page.column], answer: answers[question],
      watch: question == current ? page.current?.exploration.watch : nil, isAiry: layout.isAiry)
  }

  // MARK: Around the cells

  private func count(_ verdict: Judgement) -> Int {
    page.questions.joined().count { answers[$0]?.report?.judgement == verdict }
  }

  private func drawHeader(in canvas: inout Canvas) {
    let gap = canvas.width >= 100 ? 3 : 2
    func part(_ sign: Character, _ count: Int, _ word: String, _ style: Style = .muted) -> StyledText {
      StyledText("\(sign) \(count) ", style == .wrongText && count > 0 ? .wrongText : .text) + StyledText(word, style)
    }
    var parts = [part(Glyphs.wrong, count(.broken), "broken", .wrongText), part(Glyphs.safe, count(.safe), "safe")]
    let unknown = count(.unknown)
    if unknown > 0 { parts.append(part("?", unknown, "unknown")) }
    let missing = page.missing(answers)
    if missing > 0 { parts.append(StyledText("\(missing) ") + StyledText("to come", .muted)) }
    let right = StyledText.joined(parts, gap: gap)
    var left = StyledText("every interleaving", .strong)
    for text in ["\(page.proposals.count) proposals, \(page.scenarios.count) scenarios", "any offset", "sc"] {
      let longer = StyledText.joined([left, StyledText(text, .muted)], gap: gap)
      guard longer.width + 3 + right.width <= canvas.width else { break }
      left = longer
    }
    canvas.put(left, x: 0, y: 0, width: max(0, canvas.width - right.width - 2))
    canvas.put(right, x: canvas.width - right.width, y: 0)
  }

  private func drawLabels(_ layout: MatrixLayout, in canvas: inout Canvas) {
    for (column, proposal) in page.proposals.enumerated() {
      let isSelected = column == page.column
      let x = layout.x(ofColumn: column)
      canvas.put(proposal.label, x: x, y: 0, isSelected ? .strong : .text)
      if isSelected { canvas.put(String(Glyphs.pointerDown), x: x - 1, y: 0, .strong) }
    }
    canvas.put(String(Glyphs.wrong), x: layout.sumEdge - 1, y: 0, .muted)
  }

  private func drawSums(_ layout: MatrixLayout, in canvas: inout Canvas) {
    canvas.put(String(Glyphs.wrong), x: 2, y: 0, .muted)
    for column in page.proposals.indices {
      let text = number(page.questions.map { $0[column] })
      canvas.put(text, x: layout.x(ofColumn: column) + 1 - text.width, y: 0)
    }
  }

  private func drawStatus(gap: Int, in canvas: inout Canvas) {
    if let current = page.current {
      let pair = "\(current.question.choice.scenario) under \(current.question.choice.proposal)"
      let line =
        StyledText("exploring ", .muted) + StyledText(pair) + StyledText(" \(Glyphs.folded) ", .strong)
        + StyledText(VerdictWords.progress(current.exploration.watch), .muted)
      canvas.put(line, x: 0, y: 0, width: canvas.width)
    } else if page.isStopped, page.missing(answers) > 0 {
      canvas.put("stopped; e goes on", x: 0, y: 0, .muted)
    } else {
      canvas.put(Self.legend(gap: gap), x: 0, y: 0, width: canvas.width)
    }
  }

  private static func legend(gap: Int) -> StyledText {
    .joined(
      [
        StyledText("\(Glyphs.safe) ") + StyledText("safe, proved", .muted),
        .block(String(Glyphs.wrong), .wrong) + StyledText(" broken", .muted),
        StyledText("\(Glyphs.folded) ", .strong) + StyledText("running", .muted),
        StyledText("? ") + StyledText("unknown", .muted),
        StyledText("/ not applicable", .muted),
        StyledText("blank: to come", .muted),
      ], gap: gap)
  }

  /// How many of a row or column are broken; nothing as long as none is, unless that is known.
  private func number(_ questions: [Question]) -> StyledText {
    let count = questions.count { answers[$0]?.report?.judgement == .broken }
    if count > 0 { return StyledText("\(count)") }
    return questions.allSatisfy { answers[$0]?.isFinal == true } ? StyledText("0", .muted) : StyledText()
  }

  // MARK: Cells

  private func drawGrid(_ layout: MatrixLayout, in canvas: inout Canvas) {
    let rows = layout.visibleRows(selectedRow: page.row)
    for (y, row) in rows.visible.enumerated() {
      let isSelected = row == page.row
      canvas.put(page.scenarios[row].id, x: 2, y: y, isSelected ? .strong : .text)
      if isSelected { canvas.put(String(Glyphs.pointerRight), x: 0, y: y, .strong) }
      for (column, question) in page.questions[row].enumerated() {
        let x = layout.x(ofColumn: column)
        drawCell(question, x: x, y: y, in: &canvas)
        guard isSelected, column == page.column else { continue }
        canvas.put(String(Glyphs.pointerRight), x: x - 2, y: y, .strong)
        canvas.put(String(Glyphs.pointerLeft), x: x + 2, y: y, .strong)
      }
      let text = number(page.questions[row])
      canvas.put(text, x: layout.sumEdge - text.width, y: y)
    }
    rows.drawMarks(in: &canvas)
  }

  private func drawCell(_ question: Question, x: Int, y: Int, in canvas: inout Canvas) {
    if question == current {
      canvas.put(String(Glyphs.folded), x: x, y: y, .strong)
    } else if let answer = answers[question], answer.isFinal || answer.report?.judgement == .broken {
      switch answer.report?.judgement {
      case .safe: canvas.put(String(Glyphs.safe), x: x, y: y, .muted)
      case .broken: canvas.block(String(Glyphs.wrong), x: x - 1, y: y, .wrong)
      case .unknown: canvas.put("?", x: x, y: y)
      case nil: canvas.put("/", x: x, y: y, .muted)
      }
    }
  }
}
