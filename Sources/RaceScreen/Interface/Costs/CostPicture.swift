import RaceCost

/// The page of costs as it is drawn: the proposals with their curves, and the figures of the selected one below.
struct CostPicture {
  let page: CostPage
  private var answers: [CostQuestion: CostAnswer] { page.answers }

  init(_ page: CostPage) { self.page = page }

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let layout = CostLayout(rows: page.proposals.count, width: canvas.width, height: canvas.height)
    canvas.region(layout.header) { drawHeader(in: &$0) }
    canvas.region(layout.list) { $0.heading("on \(CostPage.cpus.last ?? 1) CPUs", y: 0) }
    canvas.region(layout.items) { drawItems(layout, in: &$0) }
    canvas.region(layout.chart) { drawChart(in: &$0) }
    canvas.region(layout.detail) { detail(layout)?.draw(in: &$0) }
  }

  private func drawHeader(in canvas: inout Canvas) {
    let gap = canvas.width >= 100 ? 3 : 2
    let all = page.questions.count
    let missing = page.missing
    let right =
      missing == 0
      ? StyledText("all simulated", .muted)
      : StyledText("\(Glyphs.folded) ", .strong)
        + StyledText("\(all - missing) of \(all)\(canvas.width < 100 ? "" : " simulated")", .muted)
    var left = StyledText(canvas.width < 100 ? "costs" : "what each fix costs", .strong)
    for text in [page.load.mixWords, page.load.spacesWords, page.load.workWords] {
      let longer = StyledText.joined([left, StyledText(text, .muted)], gap: gap)
      guard longer.width + 2 + right.width <= canvas.width else { break }
      left = longer
    }
    canvas.put(left, x: 0, y: 0)
    canvas.put(right, x: canvas.width - right.width, y: 0)
  }

  // MARK: The proposals

  private func drawItems(_ layout: CostLayout, in canvas: inout Canvas) {
    let rows = layout.visibleRows(selected: page.selected)
    for (y, row) in rows.visible.enumerated() { drawItem(row, y: y, in: &canvas) }
    rows.drawMarks(in: &canvas)
  }

  private func drawItem(_ row: Int, y: Int, in canvas: inout Canvas) {
    let proposal = page.proposals[row]
    let isSelected = row == page.selected
    if isSelected { canvas.put(String(Glyphs.pointerRight), x: 0, y: y, .strong) }
    if let sign = page.signs[row] {
      canvas.put(String(Glyphs.cpu(sign)), x: 2, y: y, .cpu(sign))
    } else {
      canvas.put(String(Glyphs.empty), x: 2, y: y, .rule)
    }
    let style: Style = isSelected ? .strong : page.signs[row] == nil ? .muted : .text
    canvas.put(proposal.label, x: 4, y: y, .muted)
    let rate = rate(row)
    let room = canvas.width - 8 - CellWidth.of(rate) - (rate.isEmpty ? 0 : 1)
    canvas.put(CellWidth.cut(proposal.id, to: room), x: 8, y: y, style)
    canvas.put(rate, x: canvas.width - CellWidth.of(rate), y: y, style)
  }

  /// Lookups a second on the most CPUs.
  private func rate(_ row: Int) -> String {
    guard let cpus = CostPage.cpus.last else { return "" }
    switch answers[page.question(row, cpus: cpus)] {
    case .result(let result): return CostFigures.rate(result.lookups.perSecond)
    case .impossible: return "/"
    case nil: return page.signs[row] == nil ? "" : String(Glyphs.folded)
    }
  }

  // MARK: The curves

  /// The results of a row, the fewest CPUs first.
  private func results(_ row: Int) -> [(cpus: Int, result: CostResult)] {
    CostPage.cpus.compactMap { cpus in answers[page.question(row, cpus: cpus)]?.result.map { (cpus, $0) } }
  }

  private func drawChart(in canvas: inout Canvas) {
    // The curve that is spoken of lies over the others.
    let rows = [page.selected] + page.proposals.indices.filter { $0 != page.selected }
    let curves = rows.compactMap { row -> CostChart.Curve? in
      guard page.proposals.indices.contains(row), let sign = page.signs[row] else { return nil }
      let points = results(row).map { CostChart.Point(cpus: $0.cpus, rate: $0.result.lookups.perSecond) }
      return CostChart.Curve(page.proposals[row].id, sign: sign, points)
    }
    var chart = CostChart("lookups a second, \(page.scale.rawValue)", cpus: CostPage.cpus, scale: page.scale, curves)
    chart.hasLegend = false
    guard let drawn = chart.chart else {
      let isEmpty = page.signs.allSatisfy { $0 == nil }
      canvas.put(isEmpty ? "no curve is shown; space adds one" : "the first points come soon", x: 2, y: 2, .muted)
      return
    }
    canvas.put(drawn.canvas(width: canvas.width, height: canvas.height), x: 0, y: 0)
  }

  private func detail(_ layout: CostLayout) -> CostDetail? {
    guard let proposal = page.proposal else { return nil }
    let reason = CostPage.cpus.lazy.compactMap { cpus -> String? in
      if case .impossible(let reason) = answers[page.question(page.selected, cpus: cpus)] { reason } else { nil }
    }.first
    return CostDetail(
      proposal: proposal, results: results(page.selected), obstacle: reason,
      isWhole: results(page.selected).count == CostPage.cpus.count, isAiry: layout.isAiry)
  }
}
