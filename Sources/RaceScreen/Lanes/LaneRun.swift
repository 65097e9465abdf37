import RaceMachine
import RaceSession

/// A run on the page of lanes: what it did, and what to call it.
struct LaneRun {
  let session: Session
  let lanes: Lanes
  /// What sentences call it: its proposal, or `your run`.
  var name: String
  /// How it came about, if it is not the person's own.
  let remark: String
  /// How many of its steps, from the first one, are those that were asked for; the rest was added to see how it ends.
  let asked: Int

  init(_ session: Session, name: String, remark: String = "", asked: Int? = nil) {
    self.session = session
    lanes = Lanes(session)
    self.name = name
    self.remark = remark
    self.asked = asked ?? lanes.length
  }

  /// Whether it is broken, by what, and whether it is over.
  var verdict: StyledText {
    if let first = lanes.breaks.first {
      let kind = HeaderPanel.name(of: first.violation)
      return .block("\(Glyphs.wrong) \(kind)  \(first.violation.detail)", .wrong)
    }
    guard lanes.isOver else { return StyledText("not at its end, no violation so far", .muted) }
    return StyledText("\(Glyphs.safe) ") + StyledText("ends, ", .muted) + StyledText("no violation")
  }

  /// The schedule, with what was added behind a plus.
  var schedule: StyledText {
    guard lanes.length > 0 else { return StyledText("no step yet", .muted) }
    guard asked < lanes.length else { return StyledText(session.knownSchedule.description) }
    let added = StyledText(" + \(session.schedule(ofSteps: asked + 1...lanes.length))", .muted)
    return asked == 0 ? added : StyledText(session.schedule(ofSteps: 1...asked).description) + added
  }
}
