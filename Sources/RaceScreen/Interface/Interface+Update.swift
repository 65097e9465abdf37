import RaceSession

extension Interface {
  /// Takes in what a person or the terminal did.
  public mutating func update(_ event: InputEvent) -> [Effect] {
    let full = recording?.recorder.obstacle
    let effects = take(event)
    followRun()
    tellIfFull(full)
    return effects
  }

  private mutating func take(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let width, let height):
      self.width = width
      self.height = height
      return []
    case .inputClosed: return perform(.quit)
    case .key(let key): return press(key)
    case .mouse(let mouse): return use(mouse)
    }
  }

  /// Lets time pass.
  public mutating func pass(milliseconds: Int) {
    let full = recording?.recorder.obstacle
    spend(milliseconds)
    followRun()
    tellIfFull(full)
  }

  private mutating func spend(_ milliseconds: Int) {
    takeAnswers()
    if !covers.isEmpty {
      // Nothing that time brings ends the program.
      _ = withCover { $0.pass(milliseconds: milliseconds, over: $1) }
      return
    }
    switch context {
    case .run: message = run?.pass(milliseconds: milliseconds) ?? message
    case .demo: message = demo?.pass(milliseconds: milliseconds) ?? message
    case .start:
      takeDemoAnswers()
      if let index = firstUnread { makeReady(index) }
    default: break
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    message = nil
    wantedDemo = nil
    if case .character(let character) = key, !isTooSmall, let effects = type(character) { return effects }
    guard let command = preferences.keys.command(for: key, in: context) else {
      if !isTooSmall { message = hint(key) }
      return []
    }
    return perform(command)
  }

  /// Hands a character to a cover that takes text; nil where characters are keys.
  private mutating func type(_ character: Character) -> [Effect]? {
    var isText = false
    let effects = withCover { cover, beneath in
      let requests = cover.type(character, over: beneath)
      isText = requests != nil
      return requests ?? []
    }
    return isText ? effects : nil
  }

  private func hint(_ key: Key) -> String? {
    guard case .character(let character) = key else { return nil }
    let help = preferences.keys.keys(for: .help, in: context).first?.label ?? "?"
    return "\(character) does nothing here; \(help) shows the keys"
  }

  /// Does what a key or a click asks for, or says why not.
  mutating func perform(_ command: Command) -> [Effect] {
    if isTooSmall && ![.quit, .redraw, .leave].contains(command) { return [] }
    if let obstacle = obstacle(to: command) {
      message = obstacle
      return []
    }
    switch command {
    case .quit:
      covers.forEach { $0.end() }
      stopExploring()
      return [.quit]
    case .redraw: return [.repaint]
    case .commandLine: openCommandLine()
    case .help where context != .help: lay(HelpPage(context, preferences.keys))
    case .leave where !covers.isEmpty: return withCover { $0.leave(over: $1) }
    default:
      if !covers.isEmpty { return withCover { $0.perform(command, over: $1) } }
      performOnPage(command)
    }
    return []
  }

  private mutating func performOnPage(_ command: Command) {
    switch command {
    case .leave: leave()
    case .move, .movePage, .first, .last: command.distance.map { move(by: $0) }
    case .column(let direction):
      if context == .matrix { matrix?.moveColumn(by: direction) } else { start?.moveColumn(by: direction) }
    case .choose: choose()
    case .goOn: continueRun()
    case .proposals, .scenarios, .parameters: openList(command)
    case .counterexample where context == .start: openBreak()
    case .explore where context == .matrix: exploreMatrix()
    case .explore, .counterexample, .ownRun: performExploring(command)
    case .large: show(large: !preferences.large)
    case .why: explain()
    case .inspect: inspect()
    case .events: run.map { lay(EventsPage($0.session)) }
    case .say: type(.caption)
    case .nameChapter: type(.chapter)
    case .search: type(.search)
    case .filter: type(.filter)
    case .matrix: openMatrix()
    case .lanes: openLanes()
    case .challenges: openChallenges()
    case .challenge(let choice): beginChallenge(choice)
    case .costs: openCosts()
    default: if context == .demo { performInDemo(command) } else { performInRun(command) }
    }
  }

  /// Ends what is under way on the page that is open, or goes back to the one before.
  private mutating func leave() {
    if run?.challenge != nil {
      // The search for the best possible goes on as long as the challenge does.
      if run?.focus.panel == nil { leaveChallenge() } else { run?.focus.clear() }
    } else if let check = run?.check, !check.isStopping {
      check.exploration.watch.cancel()
    } else if run?.adversary != nil {
      run?.adversary = nil
      message = "the adversary has gone; a calls it again"
    } else if run?.focus.panel != nil {
      run?.focus.clear()
    } else if run?.isFromMatrix == true {
      closeRun()
    } else if run != nil, start != nil || demo != nil {
      closeRun()
      demo?.player.returnToScript()
    } else if run == nil, matrix != nil {
      closeMatrix()
    } else if demo != nil, start != nil {
      demo = nil
    }
  }

  private mutating func closeRun() {
    run?.dropCheck()
    run = nil
    // What a demo does with its session is nothing of the person's.
    followRun()
  }

  private mutating func move(by distance: Int) {
    switch context {
    case .start: start?.move(by: distance)
    case .matrix: matrix?.move(by: distance)
    case .run: scrollPanel(by: distance)
    default: break
    }
  }

  /// Scrolls the panel that has the focus, as far as that shows anything else.
  private mutating func scrollPanel(by distance: Int) {
    guard let before = run else { return }
    run?.focus.scroll(by: distance)
    func picture(_ page: RunPage?) -> Canvas {
      var canvas = Canvas(width: width, height: height)
      page?.draw(in: &canvas)
      return canvas
    }
    guard picture(before) == picture(run) else { return }
    run?.focus = before.focus
    message = "there is no more of this panel \(distance < 0 ? "above" : "below")"
  }
}
