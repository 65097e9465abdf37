extension Canvas {
  /// The picture as text with escape sequences for its looks, a line for each row, each ended by `\n`; what
  /// `cat` shows in a terminal. Spaces at the ends of lines are left out, and every line ends in the
  /// terminal's own look.
  ///
  /// The same canvas gives the same bytes on every machine.
  public func ansi(depth: ColorDepth = .indexed256, theme: Theme = .standard) -> String {
    let picture = depth == .none ? withoutAttributes() : self
    var sgr = SGR(depth: depth)
    var text = ""
    for y in 0..<picture.height {
      picture.encode(0..<picture.inkedWidth(y, theme, depth), row: y, theme, &sgr, into: &text)
      text += sgr.change(to: .plain) + "\n"
    }
    return text
  }

  /// What to send to a terminal that shows `previous`, so that it shows this picture: only the cells that
  /// differ, each run of them after a cursor address. For recordings; ``Terminal`` does its own.
  ///
  /// Without a previous picture, or after one of another size, the screen is cleared and all is drawn.
  public func ansiUpdate(
    from previous: Canvas? = nil, depth: ColorDepth = .indexed256, theme: Theme = .standard
  ) -> String {
    let picture = depth == .none ? withoutAttributes() : self
    var old = Canvas(width: width, height: height)
    var text = ""
    if let previous, previous.width == width, previous.height == height {
      old = depth == .none ? previous.withoutAttributes() : previous
    } else {
      text = "\u{1B}[m\u{1B}[2J"
    }
    var sgr = SGR(depth: depth)
    for y in 0..<picture.height {
      for run in picture.changedRuns(since: old, row: y) {
        text += "\u{1B}[\(y + 1);\(run.lowerBound + 1)H"
        picture.encode(run, row: y, theme, &sgr, into: &text)
      }
    }
    return text + sgr.change(to: .plain)
  }

  /// The columns of a row that differ, as runs; runs that are close are one, since a cursor address costs
  /// about as much as five cells.
  func changedRuns(since old: Canvas, row y: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in 0..<width where self[x, y] != old[x, y] {
      // A wide glyph is sent as a whole.
      let start = self[x, y].role == .continuation ? x - 1 : x
      let end = self[x, y].role == .wide ? x + 2 : x + 1
      if let last = runs.last, start - last.upperBound < 6 {
        runs[runs.count - 1] = last.lowerBound..<max(end, last.upperBound)
      } else {
        runs.append(start..<end)
      }
    }
    return runs
  }

  private func encode(
    _ columns: Range<Int>, row y: Int, _ theme: Theme, _ sgr: inout SGR, into text: inout String
  ) {
    for x in columns {
      let cell = self[x, y]
      if cell.role == .continuation { continue }
      let look = theme.appearance(of: cell.style, at: sgr.depth)
      // The colour and weight of an empty cell cannot be seen.
      if cell.glyph != " " || look.showsOnSpace || sgr.current.showsOnSpace { text += sgr.change(to: look) }
      text.append(cell.glyph)
    }
  }

  /// The columns of a row up to the last that can be told from an empty one.
  private func inkedWidth(_ y: Int, _ theme: Theme, _ depth: ColorDepth) -> Int {
    var end = width
    while end > 0 {
      let cell = self[end - 1, y]
      let look = theme.appearance(of: cell.style, at: depth)
      if cell.glyph != " " || cell.role == .continuation || look.showsOnSpace { break }
      end -= 1
    }
    return end
  }
}
