import RaceMachine
import RaceSession

/// Neighbouring steps of one CPU, or one step that chooses.
struct Walk {
  let cpu: Int
  /// The number of its first step.
  let first: Int
  /// The number of its last step.
  private(set) var last: Int
  /// What it chooses; nil for plain steps.
  let choice: Schedule.Item?
  /// How a script says how far it goes.
  private(set) var extent: Statement.Extent

  /// The known step number `step` of `session`.
  init(_ step: Int, of session: Session) {
    cpu = session.events[step - 1].move.cpu
    first = step
    last = step
    let item = session.schedule(ofSteps: step...step).items[0]
    if case .choose = item { choice = item } else { choice = nil }
    extent = .steps(1)
  }

  /// How many steps.
  var count: Int { last - first + 1 }
  /// Whether it tells little by itself, as the turns of automatic play do.
  var isShort: Bool { count <= 2 }

  /// Takes up the next step, if that goes on like this one.
  mutating func takes(_ next: Walk) -> Bool {
    guard choice == nil, next.choice == nil, next.cpu == cpu else { return false }
    last = next.last
    return true
  }

  /// Finds a name for where it ends. All of its steps must have been taken.
  mutating func name(in session: Session) {
    guard choice == nil else { return }
    if isEnd(session) {
      extent = .toEnd
    } else if let place = session.shortestPlace(from: first, to: last) {
      extent = .until(Spanned(unplaced: place))
    } else {
      extent = .steps(count)
    }
  }

  /// Whether the CPU came to its end with the last step.
  private func isEnd(_ session: Session) -> Bool {
    let goesOn = last < session.position && session.events[last..<session.position].contains { $0.move.cpu == cpu }
    switch session.status(of: cpu) {
    case .finished, .stopped: return !goesOn
    case .ready, .choosing, .blocked: return false
    }
  }

  /// The line of a script.
  var statement: Statement.Kind {
    choice == nil ? .step(cpu: Spanned(unplaced: cpu), extent) : .schedule(Spanned(unplaced: Schedule([item])))
  }

  /// The same as a part of a schedule.
  var item: Schedule.Item { choice ?? .run(cpu: cpu, steps: count) }
}
