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
    // The rest is about the page beneath; only the lanes show what becomes of a run as well as its own page does.
    let hadLanes = covers.contains { $0 is LanesPage }
    while !covers.isEmpty { closeCover() }
    switch order {
    case .theme, .help: break
    case .act: if hadLanes, obstacleToLanes == nil { openLanes() }
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

  private mutating func remember(_ line: String) {
    typedCommands.removeAll { $0 == line }
    typedCommands.append(line)
    typedCommands.removeFirst(max(0, typedCommands.count - Self.longestHistory))
  }
}
