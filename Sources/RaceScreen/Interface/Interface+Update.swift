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
    switch context {
    case .run: message = run?.pass(milliseconds: milliseconds) ?? message
    case .demo: message = demo?.pass(milliseconds: milliseconds) ?? message
    case .start:
      takeDemoAnswers()
      if let index = firstUnread { makeReady(index) }
    case .list, .choice, .typing, .help, .why, .matrix: break
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    message = nil
    wantedDemo = nil
    if context == .typing, case .character(let character) = key, !isTooSmall {
      message = typing?.insert(character)
      return []
    }
    guard let command = Keymap.command(for: key, in: context) else {
      if !isTooSmall { message = Self.hint(key) }
      return []
    }
    return perform(command)
  }

  private static func hint(_ key: Key) -> String? {
    guard case .character(let character) = key else { return nil }
    return "\(character) does nothing here; ? shows the keys"
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
      stopExploring()
      return [.quit]
    case .redraw: return [.repaint]
    case .help: help = help == nil ? HelpPage(context) : nil
    case .leave: leave()
    case .move, .movePage, .first, .last: move(command)
    case .column(let direction):
      if context == .matrix { matrix?.moveColumn(by: direction) } else { start?.moveColumn(by: direction) }
    case .choose: choose()
    case .proposals, .scenarios, .parameters: openList(command)
    case .explore, .counterexample, .ownRun: performExploring(command)
    case .why: explain()
    case .say: type(.caption)
    case .nameChapter: type(.chapter)
    case .erase(let direction): typing?.erase(direction)
    case .matrix: openMatrix()
    case .exploreAgain, .stopExploring: performInMatrix(command)
    default: if context == .demo { performInDemo(command) } else { performInRun(command) }
    }
    return []
  }

  /// Closes what lies on top.
  private mutating func leave() {
    if help != nil {
      help = nil
    } else if why != nil {
      why = nil
    } else if picking != nil {
      picking = nil
    } else if choosing != nil {
      choosing = nil
    } else if typing != nil {
      typing = nil
    } else if let check = run?.check, !check.isStopping {
      check.exploration.watch.cancel()
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

  private mutating func move(_ command: Command) {
    let far = 1_000_000
    switch command {
    case .move(let distance): move(by: distance)
    case .movePage(let direction): move(by: direction * 10)
    case .first: move(by: -far)
    default: move(by: far)
    }
  }

  private mutating func move(by distance: Int) {
    switch context {
    case .help: help?.scroll(by: distance, width: width, height: height)
    case .why: why?.scroll(by: distance, width: width, height: height)
    case .list: picking?.move(by: distance)
    case .choice: choosing?.move(by: distance)
    case .typing: typing?.move(by: distance)
    case .start: start?.move(by: distance)
    case .matrix: matrix?.move(by: distance)
    case .run: run?.focus.scroll(by: distance)
    case .demo: break
    }
  }
}
