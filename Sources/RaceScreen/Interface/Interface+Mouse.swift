extension Interface {
  /// The wheel goes back and on, or up and down a list or the panel that has the focus. A click on a list selects, and opens what is selected already;
  /// on the code of a CPU it is that CPU's digit, on a value it tells its story, on a key of the footer it is that key. In a
  /// demo it picks an answer, or plays and pauses.
  mutating func use(_ mouse: MouseEvent) -> [Effect] {
    guard !isTooSmall else { return [] }
    switch mouse.action {
    case .wheelUp: return turn(-1, at: mouse.position)
    case .wheelDown: return turn(1, at: mouse.position)
    case .press(.left): return click(mouse.position)
    case .release(.left): return letGo(mouse.position)
    default: return []
    }
  }

  private mutating func turn(_ direction: Int, at position: Position) -> [Effect] {
    message = nil
    // Over the panel that has the focus it scrolls that.
    if context == .run, let run, !run.isLarge, let panel = run.focus.panel,
      run.panel(at: position, width: width, height: height) == panel
    {
      return perform(.move(direction))
    }
    let isStory = [.run, .demo, .lanes].contains(context)
    return perform(isStory ? (direction < 0 ? .back(1) : .forward(1)) : .move(direction))
  }

  private mutating func click(_ position: Position) -> [Effect] {
    message = nil
    let row = footerRow
    if row.contains(position) {
      guard let command = footer.command(at: position.x - row.x, width: row.width) else { return [] }
      return perform(command)
    }
    if let cover = covers.last {
      let place = place(of: cover)
      guard place.contains(position) else {
        return cover.isBar ? withCover { $0.clickBeneath(at: position, over: $1) } : []
      }
      let inside = Position(position.x - place.x, position.y - place.y)
      return withCover { $0.click(at: inside, over: $1) }
    }
    if context == .run { return clickPanel(position) }
    if context == .demo { return clickDemo(position) }
    return isSelected(position) ? perform(.choose) : []
  }

  /// Ends a drag; on most pages that is nothing.
  private mutating func letGo(_ position: Position) -> [Effect] {
    guard let cover = covers.last, place(of: cover).contains(position), !footerRow.contains(position) else { return [] }
    let place = place(of: cover)
    return withCover { $0.release(at: Position(position.x - place.x, position.y - place.y), over: $1) }
  }

  /// A click on the code of a CPU is its digit; a click on a value selects it; elsewhere it gives the panel the focus.
  private mutating func clickPanel(_ position: Position) -> [Effect] {
    guard let run, let panel = run.panel(at: position, width: width, height: height) else { return [] }
    if case .cpu(let number) = panel { return perform(.step(cpu: number)) }
    if let cell = valueCell(at: position) {
      self.run?.pause()
      lay(InspectBar(cell))
      return []
    }
    self.run?.focus.give(to: panel)
    return []
  }

  /// A click on an answer picks it; while no question is open, a click anywhere plays or pauses.
  private mutating func clickDemo(_ position: Position) -> [Effect] {
    guard let demo, demo.player.isAsking else { return perform(.playOrPause) }
    var picture = Canvas(width: width, height: height)
    demo.draw(in: &picture)
    // An answer begins with its key, and ends where the next one begins.
    let cells = (0...max(0, position.x)).reversed().lazy.map { picture[$0, position.y] }
    let digit = cells.first { $0.style == .key && $0.glyph != " " }?.glyph.wholeNumberValue ?? 0
    return digit > 0 ? perform(.answer(digit - 1)) : []
  }

  /// Selects what lies at a place of a list. Says whether it was selected before.
  private mutating func isSelected(_ position: Position) -> Bool {
    switch context {
    case .matrix:
      return matrix?.select(at: position, width: width, height: height) == true
    case .start:
      guard let (column, item) = start?.item(at: position, width: width, height: height) else { return false }
      return start?.select(column: column, item: item) == true
    default: return false
    }
  }
}
