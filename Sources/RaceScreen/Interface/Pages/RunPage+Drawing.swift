import RaceMachine

extension RunPage {
  /// What the main screen has to know of the page.
  var options: MainScreenOptions {
    var options = MainScreenOptions()
    options.focus = focus.panel
    if case .cpu(let number) = focus.panel { options.pinnedCPU = number }
    options.space = space
    options.isTreeInFull = isTreeInFull
    options.isLarge = isLarge
    options.scroll = focus.offsets
    options.expandedCPUs = expanded
    options.playing =
      challenge != nil
      ? "challenge" : isPlaying ? "playing, speed \(speed.text)\(policyAtWork.words)" : "paused"
    return options
  }

  private var screen: MainScreen { MainScreen(session: session, options: options) }

  /// - Parameter value: the word whose value is selected.
  func draw(in canvas: inout Canvas, selecting value: Address? = nil) {
    var options = options
    options.selectedValue = value
    MainScreen(session: session, options: options).draw(in: &canvas)
  }

  /// Where values of words stand on a screen of that size.
  func valueCells(width: Int, height: Int) -> [ValueCell] { screen.valueCells(width: width, height: height) }

  /// The panel at a place of a screen of that size.
  func panel(at position: Position, width: Int, height: Int) -> Panel? {
    screen.panels(width: width, height: height).first { $0.rect.contains(position) }?.panel
  }
}
