import RaceExplorer
import RaceMachine
import RaceSession

/// The shortest way to a violation, to be gone step by step, with a reason for each step.
struct Adversary: Sendable {
  /// What it runs in.
  let choice: KernelChoice
  let violation: Violation
  let schedule: Schedule
  /// Reads and writes whose order decides.
  private let links: [Explanation.Link]

  /// The adversary whose run is `example` in `session`; nil where no scenario of the kernel runs.
  init?(_ example: Example, in session: Session) {
    guard let choice = session.kernel else { return nil }
    self.choice = choice
    violation = example.violation
    schedule = example.run.schedule
    links = (try? Explanation(of: schedule, in: session.model))?.links ?? []
  }

  /// How many steps it takes, those of a loop once.
  var stepCount: Int { schedule.stepCount + schedule.loop.reduce(0) { $0 + $1.stepCount } }

  /// Whether `session` still runs what it runs in.
  func fits(_ session: Session) -> Bool { session.kernel == choice }

  /// What the step that was just taken is for.
  func words(_ session: Session) -> String {
    guard let event = session.lastEvent else { return beginning }
    let (step, cpu) = (session.position, event.move.cpu)
    let moment = Moment(session, MainScreenOptions(), room: .small)
    let action = StepSentences(moment: moment, event: event).sentences.first ?? "CPU \(cpu) goes on."
    var parts = ["\(step) of \(stepCount): \(action)", reason(step, cpu, session.map)]
    if let next = session.nextMove(for: .following(schedule))?.cpu, next != cpu {
      parts.append("Then CPU \(next) runs.")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is said before its first step.
  var beginning: String {
    let steps = VerdictWords.counted(stepCount, "step")
    return "the adversary needs \(steps) to \(violation.words); a takes the next one, space plays them"
  }

  private func reason(_ step: Int, _ cpu: Int, _ map: MemoryMap) -> String {
    if step >= stepCount {
      return schedule.loop.isEmpty ? "That breaks: \(violation)." : "From here it goes round for ever."
    }
    for link in links {
      switch (link.order, step) {
      case (.writeThenRead, link.writeStep): return "CPU \(link.reader) reads it at \(link.readStep): that decides."
      case (.writeThenRead, link.readStep): return "CPU \(link.writer) wrote it at \(link.writeStep): that decides."
      case (.readThenWrite, link.readStep):
        return "CPU \(link.writer) changes it only at \(link.writeStep): that decides."
      case (.readThenWrite, link.writeStep): return "CPU \(link.reader) has read it at \(link.readStep), before."
      default: continue
      }
    }
    let own = links.flatMap { link in
      (link.reader == cpu ? [(step: link.readStep, verb: "reads", link.address)] : [])
        + (link.writer == cpu ? [(step: link.writeStep, verb: "writes", link.address)] : [])
    }
    let aim = own.filter { $0.step > step }.min { $0.step < $1.step }
    if let (aimed, verb, address) = aim {
      return "This leads to step \(aimed), which \(verb) \(map.name(of: address))."
    }
    return own.isEmpty ? "" : "This leads to the check at \(stepCount)."
  }
}
