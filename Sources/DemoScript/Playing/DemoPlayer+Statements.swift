import RaceMachine
import RaceSession

extension DemoPlayer {
  /// Plays a statement, or the first step of one that takes several; then ``movement`` has the rest.
  func begin(_ statement: PlayableDemo.Statement) throws(Objection) -> Int {
    switch statement.kind {
    case .open(let choice):
      try open(choice)
      return 0
    case .proposal(let id):
      let answer = session.apply(.proposal(id))
      if case .refused(let reason) = answer { throw Objection("expected proposal \(id), found: \(reason)") }
      stepsMoved += session.length
      renameAll()
      forgetReport()
      return DemoClock.step
    case .chapter(let number):
      begin(chapter: number)
      return 0
    case .say(let caption):
      show(caption)
      return DemoClock.duration(of: caption)
    case .highlight(let names):
      highlight(names)
      return 0
    case .pause(let milliseconds): return milliseconds
    case .note(let text):
      remind(text)
      return 0
    case .ask(let quiz):
      ask(quiz)
      movement = .answer(quiz)
      return DemoClock.duration(of: quiz)
    case .steps(let cpu, let count): movement = .steps(cpu: cpu, left: count, of: count)
    case .until(let cpu, let place):
      do throws(PlaceError) {
        movement = .until(cpu: cpu, try session.resolve(place, for: cpu), missing: place.occurrence, taken: 0)
      } catch { throw Objection(error.description) }
    case .toEnd(let cpu): movement = .toEnd(cpu: cpu, taken: 0)
    case .schedule(let schedule):
      if schedule.items.isEmpty, schedule.loop.isEmpty { return 0 }
      movement = .schedule(ScheduleReader(schedule), taken: 0)
    case .back(let count): movement = .back(left: count, of: count)
    case .goTo(let target):
      let answer = session.apply(.goTo(target))
      if case .refused(let reason) = answer { throw Objection("expected step \(target), found: \(reason)") }
      return DemoClock.step
    case .restart:
      session.apply(.restart)
      return DemoClock.step
    case .counterexample(let question, let wish):
      session.apply(.restart)
      movement = .schedule(ScheduleReader(try schedule(of: question, wish)), taken: 0)
    case .explore(let question, let claim):
      countClaim()
      let report = try report(on: question)
      show(report)
      if let found = report.refutation(of: claim) { throw Objection("expected \(claim), found \(found)") }
      return DemoClock.exploration
    case .cost(let costs):
      for question in costs.questions {
        if case .impossible(let reason) = costAnswer(question) { throw Objection("expected a cost, found: \(reason)") }
      }
      showChart(costs)
      return DemoClock.exploration
    case .expect(let claim):
      countClaim()
      if let found = refutation(of: claim) { throw Objection("expected \(claim), found \(found)") }
      return 0
    }
    return try goOn()
  }
}
