import RaceMachine
import RaceSession

/// The CPUs that are not shown in full, in one line: where each is, and whether it waits.
struct OtherCPUs {
  let moment: Moment

  func draw(in canvas: inout Canvas) {
    let others = (0..<moment.session.cpuCount).filter { !moment.shownCPUs.contains($0) }
    let texts = others.map { StyledText.tag($0) + StyledText(" \(state(of: $0))", .muted) }
    let gap = 3
    let fits = texts.reduce(-gap) { $0 + $1.width + gap } <= canvas.width
    let share = (canvas.width + 2) / max(1, texts.count) - 2
    var x = 0
    for text in texts {
      if fits {
        x = canvas.put(text, x: x, y: 0) + gap
      } else {
        x = canvas.put(text, x: x, y: 0, width: share) + 2
      }
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
