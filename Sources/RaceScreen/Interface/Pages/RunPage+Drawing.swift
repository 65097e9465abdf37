extension RunPage {
  /// What the main screen has to know of the page.
  var options: MainScreenOptions {
    var options = MainScreenOptions()
    options.focus = focus.panel
    if case .cpu(let number) = focus.panel { options.pinnedCPU = number }
    options.scroll = focus.offsets
    options.playing = isPlaying ? "playing, speed \(speed.text)" : "paused"
    return options
  }

  func draw(in canvas: inout Canvas) { MainScreen(session: session, options: options).draw(in: &canvas) }
}
