import RaceMachine
import RaceSession

/// The CPUs that are not shown in full, in one line: where each is, and whether it waits.
struct OtherCPUs {
  let moment: Moment

  func draw(in canvas: inout Canvas) {
    let others = (0..<moment.session.cpuCount).filter { !moment.shownCPUs.contains($0) }
    let gap = 3
    func texts(isBrief: Bool) -> [StyledText] {
      others.map { StyledText.tag($0) + StyledText(" ", .muted) + state(of: $0, isBrief: isBrief) }
    }
    func fits(_ texts: [StyledText]) -> Bool { texts.reduce(-gap) { $0 + $1.width + gap } <= canvas.width }
    let long = texts(isBrief: false)
    let shown = fits(long) ? long : texts(isBrief: true)
    let hasRoom = fits(shown)
    let share = (canvas.width + 2) / max(1, shown.count) - 2
    var x = 0
    for text in shown {
      if hasRoom {
        x = canvas.put(text, x: x, y: 0) + gap
      } else {
        x = canvas.put(text, x: x, y: 0, width: share) + 2
      }
    }
  }

  private func state(of cpu: Int, isBrief: Bool) -> StyledText {
    switch moment.session.status(of: cpu) {
    case .finished: StyledText("finished", .muted)
    case .stopped: StyledText(isBrief ? "\(Glyphs.wrong)" : "\(Glyphs.wrong) stopped", .muted)
    case .blocked(let reason):
      isBrief ? brief(waitOf: cpu) ?? StyledText(reason, .muted) : StyledText(reason, .muted)
    case .choosing, .ready: StyledText(moment.session.frames(of: cpu).last?.procedure.name ?? "", .muted)
    }
  }

  /// `= i_pages ◆1`: for which lock it waits, and who holds that.
  private func brief(waitOf cpu: Int) -> StyledText? {
    guard let owner = CPURows(moment: moment, cpu: cpu).blocker, let lock = moment.session.nextLine(of: cpu)?.step.lock
    else { return nil }
    return StyledText("= \(CPUPanel.short(lock.name)) ", .muted) + .tag(owner)
  }
}
