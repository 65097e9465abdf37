import RaceMachine
import RaceSession

/// The page of lanes: what overlapped with what, and where two runs part.
struct LanesPicture {
  let view: LanesView

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let layout = view.layout(width: canvas.width, height: canvas.height)
    let scale = view.scale(layout)
    canvas.region(layout.header) { drawHeader(in: &$0) }
    for (index, (run, block)) in zip(view.runs, layout.blocks).enumerated() {
      canvas.region(block.title) { drawTitle(run, in: &$0) }
      canvas.region(block.lanes) { region in
        LaneBlock(
          lanes: run.lanes, scale: scale, cursor: view.cursor, difference: view.difference?.step,
          tellsDifference: index > 0, top: view.top
        ).draw(in: &region)
      }
      canvas.region(block.story) { drawStory(run, in: &$0) }
    }
    canvas.region(layout.difference) { drawDifference(in: &$0) }
    canvas.region(layout.overview) { LaneOverview(view: view, scale: scale).draw(in: &$0) }
    canvas.region(layout.schedule) { drawSchedule(in: &$0) }
    canvas.region(layout.legend) { drawLegend(scale, layout, in: &$0) }
  }

  private func drawHeader(in canvas: inout Canvas) {
    guard let run = view.runs.first else { return }
    let right =
      StyledText("step ", .muted) + StyledText("\(view.cursor)", .strong)
      + StyledText(" of \(view.length)   lanes", .muted)
    var parts = [StyledText(run.session.kernelModel?.scenario.id ?? run.session.model.title, .strong)]
    for setting in run.session.kernel?.settings ?? [] {
      parts.append(StyledText("\(setting.name) ", .muted) + StyledText(setting.value))
    }
    let geometry = run.session.reading?.geometry.name ?? ""
    if !parts.contains(where: { $0.spans.first?.text == "geometry " }) { parts.append(StyledText(geometry, .muted)) }
    canvas.put(.joined(parts, gap: 3), x: 0, y: 0, width: max(0, canvas.width - right.width - 2))
    canvas.put(right, x: canvas.width - right.width, y: 0)
  }

  private func drawTitle(_ run: LaneRun, in canvas: inout Canvas) {
    let proposal = run.session.kernelModel?.proposal.id ?? run.session.model.title
    let name = StyledText(proposal, .strong)
    canvas.heading(.joined([name, StyledText(run.remark, .muted)]), trailing: run.verdict, y: 0)
  }

  private func drawStory(_ run: LaneRun, in canvas: inout Canvas) {
    let story = LaneStory(run: run, cursor: view.cursor)
    if canvas.height == 1 {
      canvas.put(story.line, x: 0, y: 0, width: canvas.width)
      return
    }
    for (y, line) in story.lines(width: canvas.width, upTo: canvas.height).enumerated() {
      canvas.put(line, x: 0, y: y, width: canvas.width)
    }
  }

  private func drawDifference(in canvas: inout Canvas) {
    guard view.runs.count > 1 else { return }
    guard let difference = view.differenceHere ?? view.difference else {
      canvas.put("\(Glyphs.safe) the runs do the same, step by step", x: 0, y: 0, .muted)
      return
    }
    let lead = StyledText("step \(difference.step)  ", .strong)
    let words = difference.sentence((view.runs[0].name, view.runs[1].name))
    let lines = CellWidth.wrap(words, width: canvas.width - lead.width)
    for (y, line) in lines.prefix(canvas.height).enumerated() {
      if y == 0 { canvas.put(lead, x: 0, y: 0) }
      let isCut = y + 1 == canvas.height && lines.count > canvas.height
      let text = isCut ? CellWidth.cut(line + "  ", to: CellWidth.of(line)) : line
      canvas.put(StyledText(sentence: text), x: lead.width, y: y, width: canvas.width - lead.width)
    }
  }

  private func drawSchedule(in canvas: inout Canvas) {
    guard let run = view.runs.last else { return }
    canvas.put("schedule", x: 0, y: 0, .muted)
    canvas.put(run.schedule, x: LaneBlock.label, y: 0, width: max(0, canvas.width - LaneBlock.label))
  }

  private func drawLegend(_ scale: LaneScale, _ layout: LanesLayout, in canvas: inout Canvas) {
    var signs: [(String, String)] = [
      ("( )", "RCU in, out"), ("r w", "load, store"), ("+ -", "references"), ("L U", "lock, unlock"),
      (String(Glyphs.heavyHorizontal), "held"), ("=", "waits"), (String(Glyphs.empty), "elsewhere"),
      (String(Glyphs.pointerUp), "switch"),
    ]
    if scale.steps > 1 { signs.insert(("1 column", "\(scale.steps) steps"), at: 0) }
    let gap = canvas.width >= 110 ? 3 : 2
    var x = 0
    for (sign, words) in signs {
      let item = StyledText("\(sign) ", .strong) + StyledText(words, .muted)
      guard x + item.width <= canvas.width else { break }
      x = canvas.put(item, x: x, y: 0) + gap
    }
  }
}
