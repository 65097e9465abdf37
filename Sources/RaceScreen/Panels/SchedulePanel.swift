import RaceMachine
import RaceSession

/// Who ran when, how many switches, and the text to send a colleague.
struct SchedulePanel {
  let moment: Moment
  /// Rows of the title; 0 where there is no room for one.
  let titleRows: Int

  private var session: Session { moment.session }
  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    if titleRows > 0 { drawTitle(in: &canvas) }
    let body = canvas.bounds.droppingTop(titleRows)
    let lines = body.width * (isSmall ? 49 : 64) / 100
    canvas.region(Rect(x: 0, y: body.y, width: lines, height: body.height)) { drawLanes(in: &$0) }
    let start = lines + 2
    canvas.region(Rect(x: start, y: body.y, width: body.width - start, height: body.height)) {
      Sentences(moment: moment).draw(in: &$0)
    }
  }

  private func drawTitle(in canvas: inout Canvas) {
    let schedule = session.schedule
    let switches = schedule.switchCount
    let count = StyledText("\(switches) \(switches == 1 ? "switch" : "switches")", .muted)
    let text = Self.tail(schedule.description, width: canvas.width * 2 / 3)
    canvas.heading(
      .joined([StyledText("schedule", .strong), StyledText(text, .muted)]),
      trailing: switches > 0 ? count : StyledText(),
      y: 0)
  }

  /// The end of a long text, which is what has just happened.
  static func tail(_ text: String, width: Int) -> String {
    guard CellWidth.of(text) > width else { return text }
    return "\(Glyphs.cut)" + String(text.suffix(max(0, width - 1)))
  }

  // MARK: Lanes

  private func drawLanes(in canvas: inout Canvas) {
    let label = isSmall ? 4 : 10
    let scroll = max(0, min(moment.options.scroll[.schedule] ?? 0, session.position))
    let end = session.position - scroll
    let first = max(0, end - BlockedSteps.reach)
    let cpus = session.events[first..<end].map(\.move.cpu)
    let line = TimeLine(cpus, from: first + 1, width: max(0, canvas.width - label), pitch: isSmall ? 1 : 2)
    let blocked = BlockedSteps(session)
    let shown = lanes(canvas.height)
    for (row, cpu) in shown.enumerated() {
      canvas.put(isSmall ? Glyphs.tag(cpu) : "\(Glyphs.cpu(cpu)) \(cpu)", x: 0, y: row, .cpu(cpu))
    }
    var x = label
    var lastCPU: Int?
    var free = label
    for column in line.columns {
      switch column {
      case .step(let step):
        let event = session.events[step - 1]
        for (row, cpu) in shown.enumerated() { draw(event, step: step, cpu, blocked, x: x, y: row, in: &canvas) }
        let isRunStart = event.move.cpu != lastCPU
        lastCPU = event.move.cpu
        if (isRunStart || step == end), shown.count < canvas.height, x >= free {
          let start = min(x, canvas.width - String(step).count)
          canvas.put("\(step)", x: start, y: shown.count, .muted)
          free = x + String(step).count + 1
        }
      case .folded(let cpu, let text): canvas.put(text, x: x, y: shown.firstIndex(of: cpu) ?? 0, .cpu(cpu))
      case .earlier: for row in shown.indices { canvas.put(String(Glyphs.folded), x: x, y: row, .muted) }
      }
      x += TimeLine.cells(column, line.pitch)
    }
  }

  /// The CPUs that have a lane: all, or the ones shown in full.
  private func lanes(_ rows: Int) -> [Int] {
    if session.cpuCount <= rows { return Array(0..<session.cpuCount) }
    let others = (0..<session.cpuCount).filter { !moment.shownCPUs.contains($0) }
    // A row for the numbers of steps, where there are more than the two lanes.
    return (moment.shownCPUs + others).prefix(rows > 2 ? rows - 1 : rows).sorted()
  }

  private func draw(
    _ event: StepEvent, step: Int, _ cpu: Int, _ blocked: BlockedSteps, x: Int, y: Int, in canvas: inout Canvas
  ) {
    if event.move.cpu == cpu {
      let letter = AccessLetter.of(event, in: session.program)
      canvas.put(letter, x: x, y: y, event.violations.isEmpty ? .cpu(cpu) : .wrongText)
    } else if blocked.contains(step, cpu) {
      canvas.put("=", x: x, y: y, .muted)
    } else {
      canvas.put(String(Glyphs.empty), x: x, y: y, .rule)
    }
  }
}
