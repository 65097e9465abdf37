import RaceSession

extension Interface {
  /// Why a command cannot act now, as a sentence; nil if it can.
  public func obstacle(to command: Command) -> String? {
    guard let cover = covers.last else { return obstacleOnPage(to: command) }
    switch command {
    case .leave, .quit, .redraw, .commandLine: return nil
    case .help where context != .help: return nil
    default: return cover.obstacle(to: command, over: self)
    }
  }

  /// Why a command cannot act now on the page that is open, whatever lies over it; nil if it can.
  func obstacleOnPage(to command: Command) -> String? {
    if let obstacle = obstacleInChallenge(command) { return obstacle }
    switch command {
    case .leave: return canLeave ? nil : "nothing is open above this; q quits"
    case .explore, .counterexample, .ownRun: return obstacleToExploring(command)
    case .lanes: return obstacleToLanes
    case .matrix: return explorations == nil ? Self.noExplorations : nil
    case .costs: return costs == nil ? Self.noCosts : nil
    case .why: return obstacleToExplaining()
    case .say, .nameChapter: return obstacleToSaying
    case .goOn: return start?.offered == nil ? "there is no run of last time" : nil
    case .choose where context == .start: return start?.choice == nil ? "nothing is selected" : nil
    default:
      if let run { return obstacle(to: command, in: run) }
      return matrix == nil && demo != nil ? demo.flatMap { obstacle(to: command, in: $0) } : nil
    }
  }

  private var canLeave: Bool {
    switch context {
    case .start: false
    case .run: start != nil || demo != nil || run?.hasSomethingToLeave == true
    case .demo: start != nil
    default: true
    }
  }

  private func obstacle(to command: Command, in run: RunPage) -> String? {
    let session = run.session
    switch command {
    case .step(let cpu): return obstacleToStep(cpu, session)
    case .back, .toStart: return session.position == 0 ? "this is the beginning" : nil
    case .restart: return session.length == 0 ? "this is the beginning, and nothing is known beyond" : nil
    case .forward, .toEnd:
      if session.position < session.length { return nil }
      return session.isOver
        ? "the run is over: nobody can go on" : "the known way ends here; a digit steps a CPU, space plays"
    case .playOrPause:
      return run.isPlaying || !session.isOver ? nil : "the run is over: nobody can go on; \(Glyphs.left) goes back"
    case .faster: return run.speed.doubled == nil ? "this is the highest speed" : nil
    case .slower: return run.speed.halved == nil ? "this is the lowest speed" : nil
    case .panel where run.isLarge, .nextTree where run.isLarge, .wholeTree where run.isLarge, .move where run.isLarge:
      return "the large screen has no panels; z shows all of it"
    case .move: return run.focus.panel == nil ? "no panel has the focus; Tab gives it to one" : nil
    case .nextTree:
      guard let trees = session.reading?.spaces.count else { return "this model has no trees" }
      return trees > 1 ? nil : "there is only one tree here"
    case .wholeTree: return session.reading?.spaces.isEmpty == false ? nil : "this model has no trees"
    case .events: return session.length == 0 ? "there are no steps yet" : nil
    case .inspect: return session.reading == nil ? "this model has no values to select" : nil
    case .proposals: return session.kernel == nil ? "this model has no proposals" : nil
    case .scenarios: return session.kernel == nil ? "this model has no scenarios" : nil
    case .parameters: return session.kernel == nil ? "this model has no parameters" : nil
    default: return obstacleToControl(command, run)
    }
  }

  func obstacleToStep(_ cpu: Int, _ session: Session) -> String? {
    guard cpu < session.cpuCount else {
      let range = session.cpuCount == 1 ? "CPU 0 only" : "CPUs 0 to \(session.cpuCount - 1)"
      return "there is no CPU \(cpu) here; this run has \(range)"
    }
    switch session.status(of: cpu) {
    case .ready, .choosing: return nil
    case .blocked(let reason): return "CPU \(cpu) \(reason)"
    case .finished: return "CPU \(cpu) has finished"
    case .stopped: return "CPU \(cpu) has stopped at a BUG() and stays there"
    }
  }
}
