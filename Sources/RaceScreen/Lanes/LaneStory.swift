import RaceMachine
import RaceSession

/// What the step did at which a run stands: the line, what it saw, what broke, and what the CPU holds.
struct LaneStory {
  let run: LaneRun
  /// The step at which the page stands, which this run may not have.
  let cursor: Int

  private var session: Session { run.session }

  /// In one line, for a small screen.
  var line: StyledText {
    guard let event = lastEvent else { return StyledText(beyond, .muted) }
    let words = sentences.first ?? "CPU \(event.move.cpu) ran '\(code(event))'."
    return .tag(event.move.cpu) + StyledText(" at \(cursor)  ", .muted) + StyledText(sentence: words)
  }

  /// At most so many lines.
  func lines(width: Int, upTo room: Int) -> [StyledText] {
    guard let event = lastEvent else {
      return CellWidth.wrap(beyond, width: width).prefix(room).map { StyledText($0, .muted) }
    }
    let cpu = event.move.cpu
    var lines = [
      .tag(cpu) + StyledText(" at \(cursor), ", .muted) + StyledText(function(event)),
      StyledText(code(event), .strong).cut(to: width),
    ]
    for violation in event.violations {
      let words = "\(Glyphs.wrong) \(HeaderPanel.name(of: violation)) \(violation.detail)"
      lines.append(StyledText(words, .wrongText).cut(to: width))
    }
    let told = CellWidth.wrap(sentences.joined(separator: " "), width: width).map { StyledText(sentence: $0) }
    let held = run.lanes.lanes[cpu].rails.filter { $0.holds(after: cursor) }.map(\.name)
    let holds = held.isEmpty ? [] : [StyledText("holds ", .muted) + StyledText(held.joined(separator: ", "))]
    for part in [told, LaneSum(moment, cpu)?.lines ?? [], holds] where !part.isEmpty {
      let blank = lines.count + part.count < room && room > 6 ? [StyledText()] : []
      lines += blank + part.map { $0.cut(to: width) }
    }
    return Array(lines.prefix(room))
  }

  /// The event at the cursor; the session must stand there.
  private var lastEvent: StepEvent? {
    cursor > 0 && cursor <= session.length && session.position == cursor ? session.lastEvent : nil
  }

  private var beyond: String {
    if cursor == 0 { return "Before the first step." }
    return "This run ends at step \(session.length)."
  }

  private func function(_ event: StepEvent) -> String {
    guard let line = event.lines.first else { return "" }
    return session.program.procedures[session.program.lines[line.line].procedure].name
  }

  private func code(_ event: StepEvent) -> String {
    event.lines.first.map { session.program.lines[$0.line].name } ?? ""
  }

  private var moment: Moment { Moment(session, MainScreenOptions(), room: .medium) }

  private var sentences: [String] {
    guard let event = lastEvent else { return [] }
    let moment = moment
    let own = StepSentences(moment: moment, event: event).sentences
    return event.violations.isEmpty ? own : own + Sentences(moment: moment).sentences.filter { !own.contains($0) }
  }
}
