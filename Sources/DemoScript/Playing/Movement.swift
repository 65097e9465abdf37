import RaceMachine
import RaceSession

/// What is left of a statement that takes several steps.
enum Movement {
  /// So many more steps of a CPU, of so many.
  case steps(cpu: Int, left: Int, of: Int)
  /// Until the place was reached so many more times; so many steps were taken.
  case until(cpu: Int, ResolvedPlace, missing: Int, taken: Int)
  /// To the end of a CPU; so many steps were taken.
  case toEnd(cpu: Int, taken: Int)
  /// The rest of a schedule, after so many steps.
  case schedule(ScheduleReader, taken: Int)
  /// So many more steps back, of so many.
  case back(left: Int, of: Int)
  /// The answer to a question to the audience.
  case answer(Quiz)
}

extension DemoPlayer {
  /// Takes the next step of the movement under way; ``movement`` is nil when that was the last.
  func goOn() throws(Objection) -> Int {
    guard let movement else { return 0 }
    switch movement {
    case .steps(let cpu, let left, let count):
      try step(Move(cpu: cpu), "\(count == 1 ? "1 step" : "\(count) steps") of CPU \(cpu)", after: count - left)
      self.movement = left > 1 ? .steps(cpu: cpu, left: left - 1, of: count) : nil
    case .until(let cpu, let place, let missing, let taken):
      let wish = "CPU \(cpu) to reach '\(place.place)'"
      if taken >= Session.untilLimit { throw Objection("expected \(wish), found that \(taken) steps do not suffice") }
      try step(Move(cpu: cpu), wish, after: taken)
      let rest = missing - session.arrivals(at: place)
      self.movement = rest > 0 ? .until(cpu: cpu, place, missing: rest, taken: taken + 1) : nil
    case .toEnd(let cpu, let taken):
      let wish = "CPU \(cpu) to come to its end"
      if taken >= Session.untilLimit { throw Objection("expected \(wish), found that \(taken) steps do not suffice") }
      try step(Move(cpu: cpu), wish, after: taken)
      self.movement = hasEnded(cpu) ? nil : .toEnd(cpu: cpu, taken: taken + 1)
    case .schedule(var reader, let taken):
      if let (move, name) = reader.next() {
        try step(move, choosing: name, "the schedule to fit", after: taken)
      }
      var ahead = reader
      self.movement = ahead.next() == nil ? nil : .schedule(reader, taken: taken + 1)
    case .back(let left, let count):
      if case .nothing = session.apply(.back(1)) {
        throw Objection("expected \(count) steps back, found the beginning after \(count - left)")
      }
      self.movement = left > 1 ? .back(left: left - 1, of: count) : nil
    case .answer(let quiz):
      self.movement = nil
      return reveal(quiz)
    }
    return DemoClock.step
  }

  private func hasEnded(_ cpu: Int) -> Bool {
    switch session.status(of: cpu) {
    case .finished, .stopped: true
    case .ready, .choosing, .blocked: false
    }
  }

  private func step(_ move: Move, choosing name: String? = nil, _ wish: String, after taken: Int) throws(Objection) {
    if let name, case .choosing(let expected, _) = session.status(of: move.cpu), expected != name {
      throw Objection(
        "expected \(wish), found at its step \(taken + 1): CPU \(move.cpu) chooses \(expected) here, not \(name)")
    }
    let action: Action =
      switch move.action {
      case .step: .step(cpu: move.cpu)
      case .choose(let value): .choose(cpu: move.cpu, value: value)
      }
    let answer = session.apply(action)
    guard answer.isDone else {
      let steps = taken == 1 ? "1 step" : "\(taken) steps"
      throw Objection(
        "expected \(wish), found" + (taken == 0 ? "" : " after \(steps)") + ": \(answer.message ?? "it cannot go on")")
    }
  }
}
