import RaceMachine

extension Session {
  /// An `until` that takes more steps than this is refused: its place is not on the way.
  public static let untilLimit = 100_000

  /// Does what is asked, as far as it is possible. The only way in which a session changes, besides ``markSeen()``.
  @discardableResult
  public func apply(_ action: Action) -> Response {
    let before = position
    switchedAt = nil
    let response = perform(action)
    switch response {
    case .moved, .stopped: observer?.session(self, did: action, from: before)
    case .noted, .refused, .nothing: break
    }
    return response
  }

  private func perform(_ action: Action) -> Response {
    switch action {
    case .step(let cpu): return step(Move(cpu: cpu))
    case .choose(let cpu, let value): return step(Move(cpu: cpu, .choose(value)))
    case .play(let policy): return play(policy)
    case .runUntil(let goal, let policy): return runUntil(goal, policy)
    case .steps(let cpu, let count): return steps(cpu, count)
    case .stepUntil(let cpu, let place): return stepUntil(cpu, place)
    case .stepToEnd(let cpu): return stepToEnd(cpu)
    case .stepOver(let cpu): return stepOver(cpu)
    case .stepOut(let cpu): return stepOut(cpu)
    case .back(let count): return back(count)
    case .forward(let count): return forward(count)
    case .goTo(let target): return goTo(target)
    case .toStart: return goTo(0)
    case .toEnd: return goTo(length)
    case .restart: return restart()
    case .toBranch(let number): return goTo(branch: number)
    case .removeBranch(let number): return remove(branch: number)
    case .bookmark(let name): return addBookmark(name)
    case .toBookmark(let name): return goTo(bookmark: name)
    case .removeBookmark(let name): return remove(bookmark: name)
    case .addStop(let stop): return add(stop)
    case .removeStop(let stop): return remove(stop)
    case .run(let schedule): return run(schedule)
    case .proposal(let id): return change(proposal: id)
    case .scenario(let id): return change(scenario: id)
    case .set(let name, let value): return change(name, to: value)
    case .open(let choice): return open(choice)
    }
  }

  // MARK: Steps

  func step(_ move: Move) -> Response {
    do { try advance(move) } catch { return .refused(error.reason) }
    return .moved(nil)
  }

  private func play(_ policy: PlayPolicy) -> Response {
    guard let turn = nextTurn(for: policy) else { return .nothing(obstacle(to: policy)) }
    do { try advance(turn.move, choosing: turn.choice) } catch { return .refused(error.reason) }
    return stopReason.map { .stopped($0) } ?? .moved(nil)
  }

  private func steps(_ cpu: Int, _ count: Int) -> Response {
    let start = position
    guard count > 0 else { return .nothing("no step was asked for") }
    let obstacle = run(cpu, limit: count) { position == start + count }
    return outcome(obstacle, from: start)
  }

  private func stepToEnd(_ cpu: Int) -> Response {
    let start = position
    var obstacle: String?
    let endless = allOrNothing {
      obstacle = run(cpu, limit: Self.untilLimit) { hasEnded(cpu) }
      return position == start + Self.untilLimit && !hasEnded(cpu)
        ? "CPU \(cpu) does not come to an end within \(Self.untilLimit) steps" : nil
    }
    if let endless { return .refused(endless) }
    return outcome(obstacle, from: start)
  }

  private func hasEnded(_ cpu: Int) -> Bool {
    switch status(of: cpu) {
    case .finished, .stopped: true
    case .ready, .choosing, .blocked: false
    }
  }

  private func stepUntil(_ cpu: Int, _ place: ProgramPlace) -> Response {
    let resolved: ResolvedPlace
    do { resolved = try resolve(place, for: cpu) } catch { return .refused(error.description) }
    let start = position
    var missing = place.occurrence
    var obstacle: String?
    let endless = allOrNothing {
      obstacle = run(cpu, limit: Self.untilLimit) {
        missing -= arrivals(at: resolved)
        return missing <= 0
      }
      return position == start + Self.untilLimit && missing > 0
        ? "CPU \(cpu) does not reach '\(place)' within \(Self.untilLimit) steps" : nil
    }
    if let endless { return .refused(endless) }
    return outcome(obstacle.map { "CPU \(cpu) does not reach '\(place)': \($0)" }, from: start)
  }

  private func outcome(_ obstacle: String?, from start: Int) -> Response {
    guard let obstacle else { return .moved(nil) }
    return position == start ? .refused(obstacle) : .stopped(obstacle)
  }

  private func run(_ schedule: Schedule) -> Response {
    if let version = schedule.modelVersion, version != model.version {
      return .refused(
        "the schedule was stored for version \(version) of the model; this is version \(model.version)")
    }
    let start = position
    let refusal = allOrNothing {
      var reader = ScheduleReader(schedule)
      while let (move, name) = reader.next() {
        do throws(StepRefusal) { try advance(move, choosing: name) } catch {
          return "step \(position - start + 1) of the schedule: \(error.reason)"
        }
      }
      return nil
    }
    if let refusal { return .refused(refusal) }
    return position == start ? .nothing("the schedule is empty") : .moved(nil)
  }

  // MARK: Back and forth

  private func back(_ count: Int) -> Response {
    guard position > 0 else { return .nothing("this is the beginning") }
    guard count > 0 else { return .nothing("no step was asked for") }
    let there = position
    go(to: max(0, there - count))
    return count <= there ? .moved(nil) : .stopped("the beginning is only \(Self.counted(there)) back")
  }

  private func forward(_ count: Int) -> Response {
    guard position < length else {
      return .nothing(isOver ? "the run is over: nobody can go on" : "the known way ends here; step a CPU to go on")
    }
    guard count > 0 else { return .nothing("no step was asked for") }
    let rest = length - position
    go(to: position + min(count, rest))
    return count <= rest ? .moved(nil) : .stopped("the known way ends \(Self.counted(rest)) further on")
  }

  private func goTo(_ target: Int) -> Response {
    guard (0...length).contains(target) else {
      return .refused("there is no step \(target): \(length == 0 ? "none is" : "steps 0 to \(length) are") known")
    }
    if target == position { return .nothing("this is step \(target)") }
    go(to: target)
    return .moved(nil)
  }

  private func restart() -> Response {
    guard length > 0 else { return .nothing("this is the beginning") }
    keepWay(standingAt: position > 0 ? position : length)
    begin(model)
    return .moved(nil)
  }

  private static func counted(_ steps: Int) -> String { steps == 1 ? "1 step" : "\(steps) steps" }
}
