import RaceMachine
import RaceSession

/// The CPUs that are not shown in full, in one line: where each is, and whether it waits.
struct OtherCPUs {
  let moment: Moment

  func draw(in canvas: inout Canvas) {
    var x = 0
    for cpu in 0..<moment.session.cpuCount where !moment.shownCPUs.contains(cpu) {
      let text = StyledText.tag(cpu) + StyledText(" \(state(of: cpu))", .muted)
      guard x + text.width <= canvas.width else { return }
      x = canvas.put(text, x: x, y: 0) + 3
    }
  }

  private func state(of cpu: Int) -> String {
    switch moment.session.status(of: cpu) {
    case .finished: "finished"
    case .stopped: "\(Glyphs.wrong) stopped"
    case .blocked(let reason): reason
    case .choosing, .ready: moment.session.frames(of: cpu).last?.procedure.name ?? ""
    }
  }
}
