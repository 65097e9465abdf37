import RaceMachine

/// What a run is played for.
public enum RunGoal: Hashable, Sendable {
  /// A place has just run, of one CPU or of any; its occurrences are counted from here.
  case place(ProgramPlace, cpu: Int?)
  /// The word or object of this name has just been used so; see ``StopPoint/watchpoint(_:_:)``.
  case access(String, WatchedAccess)
  /// A check has fired.
  case violation
  /// A stop point is come to.
  case stop(StopPoint)
}

extension Session {
  /// Plays by `policy` until `goal` is reached, a person should look before that, or nobody can go on.
  func runUntil(_ goal: RunGoal, _ policy: PlayPolicy) -> Response {
    let start = position
    var answer = Response.refused(obstacle(to: policy))
    do throws(PlaceError) {
      var search = try GoalSearch(goal, in: self)
      let endless = allOrNothing {
        while position < start + Self.untilLimit {
          guard let turn = nextTurn(for: policy) else {
            if position > start { answer = ending(of: search, obstacle(to: policy)) }
            return nil
          }
          do throws(StepRefusal) { try advance(turn.move, choosing: turn.choice) } catch {
            answer = position == start ? .refused(error.reason) : .stopped(error.reason)
            return nil
          }
          if let words = search.isReached(in: self) {
            answer = .moved(words)
            return nil
          }
          if let reason = stopReason ?? firedCheck {
            answer = .stopped(reason)
            return nil
          }
        }
        return "\(search.words) does not come within \(Self.untilLimit) steps"
      }
      if let endless { answer = .refused(endless) }
    } catch {
      answer = .refused(error.description)
    }
    return answer
  }

  /// Where the play has ended without its goal; what breaks only at the end of a run may be the goal.
  private func ending(of search: GoalSearch, _ reason: String) -> Response {
    if search.goal == .violation, let found = verdict.first {
      return .moved("the run is over at step \(position): \(found.violation)")
    }
    return .stopped("\(search.words) has not come up to step \(position): \(reason)")
  }

  /// The check that the last step has fired, in words.
  var firedCheck: String? {
    lastEvent?.violations.first.map { "a check fired at step \(position): \($0)" }
  }
}

/// A goal whose names are known in the session's program, and how much of it is missing.
private struct GoalSearch {
  let goal: RunGoal
  private var missing = 1
  private var place: ResolvedPlace?
  private var stop: ResolvedStop?
  private var addresses: Set<Address> = []

  init(_ goal: RunGoal, in session: Session) throws(PlaceError) {
    self.goal = goal
    switch goal {
    case .place(let place, let cpu):
      self.place = try session.resolve(place, for: cpu)
      missing = place.occurrence
    case .access(let name, _): addresses = Set(try session.words(called: name))
    case .violation: break
    case .stop(let point): stop = ResolvedStop(point, in: session)
    }
  }

  /// What has not come.
  var words: String {
    switch goal {
    case .place(let place, nil): "'\(place)'"
    case .place(let place, let cpu?): "'\(place)' of CPU \(cpu)"
    case .access(let name, .any): "an access to \(name)"
    case .access(let name, let kind): "a \(kind.rawValue) of \(name)"
    case .violation: "a violation"
    case .stop(let stop): "'\(stop)'"
    }
  }

  /// What the last step has to do with the goal, once it is reached.
  mutating func isReached(in session: Session) -> String? {
    guard let event = session.lastEvent else { return nil }
    switch goal {
    case .place(let place, let cpu):
      guard let resolved = self.place, cpu == nil || cpu == event.move.cpu else { return nil }
      missing -= session.arrivals(at: resolved)
      return missing > 0 ? nil : "CPU \(event.move.cpu) has just run '\(place)' at step \(session.position)"
    case .access(_, let kind): return session.access(to: addresses, kind)
    case .violation: return session.firedCheck
    case .stop: return stop.flatMap { session.reason(of: $0, event) }
    }
  }
}
