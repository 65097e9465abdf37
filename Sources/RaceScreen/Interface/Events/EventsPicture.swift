import RaceSession

/// Which part of the page of events lies where.
struct EventsLayout {
  let title: Rect
  let names: Rect
  let list: Rect
  /// What the selected step did, in full.
  let details: Rect
  /// The row of the filter.
  let filter: Rect

  init(width: Int, height: Int) {
    let margin = width >= 120 ? 2 : 1
    let page = Rect(x: margin, y: 0, width: width - 2 * margin, height: height)
    let lines = height >= 40 ? 6 : 3
    title = page.row(0)
    names = page.row(1)
    filter = page.row(height - 2)
    details = page.droppingTop(height - 2 - lines).top(lines)
    list = page.top(height - 3 - lines).droppingTop(2)
  }

  /// The rows that can be seen.
  func rows(of page: EventsPage) -> ScrollingRows {
    ScrollingRows(count: page.steps.count, selected: page.selected, height: list.height)
  }
}

/// The page of events as it is drawn.
struct EventsPicture {
  private let page: EventsPage
  private let session: Session

  init(_ page: EventsPage, _ session: Session) {
    self.page = page
    self.session = session
  }

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let layout = EventsLayout(width: canvas.width, height: canvas.height)
    canvas.region(layout.title) { drawTitle(in: &$0) }
    let columns = Columns(width: layout.list.width, lastStep: page.table.steps.last ?? 0)
    canvas.region(layout.names) { columns.drawNames(in: &$0) }
    let rows = layout.rows(of: page)
    for (y, index) in rows.visible.enumerated() {
      let row = page.table.row(page.steps[index])
      let line = layout.list.row(y)
      canvas.region(line) { columns.draw(row, isAhead: row.step > page.position, in: &$0) }
      if row.step == page.position { canvas.put(String(Glyphs.pointerRight), x: line.x - 1, y: line.y, .strong) }
      if index == page.selected { canvas.select(line) }
    }
    canvas.region(layout.list.inset(right: -1)) { rows.drawMarks(in: &$0) }
    canvas.region(layout.details) { drawDetails(in: &$0) }
    canvas.region(layout.filter) { drawFilter(in: &$0) }
  }

  private func drawTitle(in canvas: inout Canvas) {
    let title = page.subject.map { "what touches \($0)" } ?? "steps of this way"
    let all = page.table.steps.count
    let count = page.steps.count == all ? "\(all)" : "\(page.steps.count) of \(all)"
    canvas.heading(title, trailing: StyledText(count, .muted), y: 0)
  }

  private func drawDetails(in canvas: inout Canvas) {
    guard let step = page.step else {
      canvas.put(page.filter.isEmpty ? "there are no steps yet" : "no step has all these words", x: 0, y: 1, .muted)
      return
    }
    let lead = "step \(step)  "
    canvas.put(lead, x: 0, y: 1, .muted)
    let text = page.table.details(step, session).joined(separator: "; ")
    let lines = CellWidth.wrap(text, width: canvas.width - lead.utf8.count)
    for (y, line) in lines.prefix(canvas.height - 1).enumerated() {
      let isCut = y == canvas.height - 2 && lines.count > canvas.height - 1
      canvas.put(isCut ? line + " \(Glyphs.cut)" : line, x: lead.utf8.count, y: y + 1, width: canvas.width)
    }
  }

  private func drawFilter(in canvas: inout Canvas) {
    if let entry = page.entry { return entry.draw(in: &canvas) }
    guard !page.filter.isEmpty else { return }
    canvas.put(StyledText("filter  ", .muted) + StyledText(page.filter), x: 0, y: 0, width: canvas.width)
  }
}

extension EventsPicture {
  /// Where the parts of a row stand.
  private struct Columns {
    let step: Int
    let function: Int
    let code: Int
    let saw: Int
    let width: Int

    init(width: Int, lastStep: Int) {
      self.width = width
      step = max(4, String(lastStep).utf8.count)
      function = step + 9
      code = function + (width >= 116 ? 28 : 20)
      saw = width - max(16, width / 4)
    }

    func drawNames(in canvas: inout Canvas) {
      canvas.put("step", x: 0, y: 0, .muted, width: step, align: .right)
      canvas.put("cpu", x: step + 2, y: 0, .muted)
      for (x, name) in [(function, "function"), (code, "line"), (saw, "saw or did")] {
        canvas.put(name, x: x, y: 0, .muted)
      }
    }

    func draw(_ row: EventTable.Row, isAhead: Bool, in canvas: inout Canvas) {
      let style: Style = isAhead ? .muted : .text
      canvas.put("\(row.step)", x: 0, y: 0, .muted, width: step, align: .right)
      canvas.put(.tag(row.cpu), x: step + 2, y: 0)
      canvas.put(row.letter, x: step + 6, y: 0, row.isBroken ? .wrongText : .muted)
      canvas.put(row.function, x: function, y: 0, .muted, width: code - function - 2)
      canvas.put(row.code, x: code, y: 0, style, width: saw - code - 2)
      canvas.put(row.saw, x: saw, y: 0, row.isBroken ? .wrongText : style, width: width - saw)
    }
  }
}
