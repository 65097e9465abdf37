import RaceSession

extension Interface {
  /// Does what a key asks of a run.
  mutating func performInRun(_ command: Command) {
    guard let session = run?.session else { return }
    switch command {
    case .playOrPause:
      if run?.isPlaying == true { run?.pause() } else { run?.play() }
    case .faster: changeSpeed(run?.speed.doubled)
    case .slower: changeSpeed(run?.speed.halved)
    case .nextTree: message = run?.showNextTree()
    case .wholeTree: message = run?.showWholeTree()
    case .panel(let direction):
      run?.focus.move(
        by: direction, cpuCount: session.cpuCount, hasPageTable: session.reading?.pageTable != nil)
    case .step(let cpu):
      if let bar = ChoiceBar(cpu, in: session) {
        run?.pause()
        lay(bar)
      } else {
        apply(.step(cpu: cpu))
      }
    case .back(let steps): apply(.back(min(steps, session.position)))
    case .forward(let steps): apply(.forward(min(steps, session.length - session.position)))
    case .toStart: apply(.toStart)
    case .toEnd: apply(.toEnd)
    case .restart: apply(.restart)
    default: performInControl(command)
    }
  }

  /// Moves the run, by hand: automatic play stops, and what changes from here on has just changed.
  @discardableResult
  mutating func apply(_ action: Action) -> Response? {
    guard let session = run?.session else { return nil }
    run?.pause()
    if !action.isMark { session.markSeen() }
    let answer = session.apply(action)
    message = answer.message ?? (action.isMark ? nil : run?.wordsOnLeaving)
    run?.focus.adapt(cpuCount: session.cpuCount)
    if action.isStep, case .random = run?.policy { run?.policy = .fair }
    dropForeignCheck()
    judgeChallenge()
    return answer
  }

  private mutating func changeSpeed(_ speed: PlaySpeed?) {
    guard let speed else { return }
    run?.speed = speed
    message = "speed \(speed.text)"
  }
}

extension Action {
  /// Whether a person has stepped a CPU.
  fileprivate var isStep: Bool {
    switch self {
    case .step, .steps, .choose, .stepOver, .stepOut, .stepUntil, .stepToEnd: true
    default: false
    }
  }

  /// Whether it only marks or forgets something.
  fileprivate var isMark: Bool {
    switch self {
    case .bookmark, .removeBookmark, .removeBranch, .addStop, .removeStop: true
    default: false
    }
  }
}
