import RaceSession

extension DemoRecorder: SessionObserver {
  /// Records what an action has changed.
  public func session(_ session: Session, did action: Action, from position: Int) {
    guard paused == nil, session === self.session else { return }
    let distance = session.position - position
    switch action {
    case .step, .steps, .choose, .stepUntil, .stepToEnd, .stepOver, .stepOut, .play, .runUntil, .run:
      addSteps(from: position + 1)
    // One step along the known way tells as much as if it were new.
    case .forward where distance == 1: addSteps(from: position + 1)
    case .back: addBack(-distance)
    case .forward, .goTo, .toStart, .toEnd: add(.goTo(session.position), RecordingCost(steps: abs(distance)))
    case .toBranch, .toBookmark:
      if let parting = session.switchedAt {
        tellOtherWay(from: position, partingAt: parting)
      } else {
        add(.goTo(session.position), RecordingCost(steps: abs(distance)))
      }
    // Where somebody stops or wants to come back is nothing that happens.
    case .bookmark, .removeBookmark, .removeBranch, .addStop, .removeStop: break
    case .restart:
      needsWholeAct = false
      add(.restart, RecordingCost(steps: position))
    case .open, .scenario, .set:
      needsWholeAct = false
      beginAct(RecordingCost(steps: position, models: 1))
    case .proposal(let id): change(proposal: id, distance)
    }
  }

  /// Adds the steps from number `first` to where the session stands.
  func addSteps(from first: Int) {
    guard let session else { return }
    var stretch = Stretch()
    var isNew = true
    if case .steps(let before) = tail { (stretch, isNew) = (before, false) }
    var firstNew = max(0, stretch.walks.count - 1)
    var cost = RecordingCost()
    func put() {
      stretch.name(from: firstNew, in: session)
      if isNew { begin(.steps(stretch), cost) } else { change(.steps(stretch), cost) }
    }
    for step in first..<(session.position + 1) {
      if !stretch.takes(step, of: session) {
        put()
        (stretch, isNew, firstNew, cost) = (Stretch(), true, 0, RecordingCost())
        _ = stretch.takes(step, of: session)
      }
      cost.steps += 1
    }
    put()
  }

  private func addBack(_ count: Int) {
    let cost = RecordingCost(steps: count)
    if case .back(let before) = tail { change(.back(before + count), cost) } else { begin(.back(count), cost) }
  }

  private func change(proposal id: String, _ distance: Int) {
    guard let session else { return }
    if case .act = tail {
      beginAct(RecordingCost())
    } else if needsWholeAct {
      tellAll()
    } else {
      add(.proposal(Spanned(unplaced: id)), RecordingCost(steps: session.length + abs(distance), models: 1))
    }
  }
}
