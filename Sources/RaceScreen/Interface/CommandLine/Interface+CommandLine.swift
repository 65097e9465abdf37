import RaceSession

extension Interface {
  /// More lines than this are not remembered.
  private static let longestHistory = 100

  mutating func openCommandLine() {
    run?.pause()
    demo?.pause()
    lay(CommandLine(history: typedCommands, session: run?.session))
  }

  /// Does what was typed in the command line, and closes it; it stays open where nothing came of it.
  mutating func carryOut(_ order: Order, typed line: String) -> [Effect] {
    if case .act(let action) = order, case .refused? = apply(action) { return [] }
    remember(line)
    closeCover()
    switch order {
    case .theme(let theme):
      preferences.theme = theme
      message = "theme \(theme.name): \(theme.summary)"
      return [.theme(theme)]
    case .help:
      lay(CommandHelp())
      return []
    default: break
    }
    // The rest is about the page beneath.
    uncover()
    switch order {
    case .act, .theme, .help: break
    case .perform(let command): return perform(command)
    case .open(let choice): open(choice)
    case .play(let policy):
      run?.adversary = nil
      run?.policy = policy
      run?.play()
    case .speed(let speed):
      run?.speed = speed
      message = "speed \(speed.text)"
    case .find(let text): find(text)
    }
    return []
  }

  /// Closes all that lies over the page. What was typed in the lanes is done there as far as they show it.
  private mutating func uncover() {
    let hadLanes = covers.contains { $0 is LanesPage }
    while !covers.isEmpty { closeCover() }
    if hadLanes, obstacleToLanes == nil, message == nil { openLanes() }
  }

  private mutating func remember(_ line: String) {
    typedCommands.removeAll { $0 == line }
    typedCommands.append(line)
    typedCommands.removeFirst(max(0, typedCommands.count - Self.longestHistory))
  }
}
