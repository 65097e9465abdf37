extension Canvas {
  /// Puts texts into the first row, the most important first, as many as fit; the first one always, cut if need be.
  mutating func put(fitting parts: [StyledText]) {
    let gap = width >= 100 ? 3 : 2
    var line = StyledText()
    for part in parts {
      let longer = StyledText.joined([line, part], gap: gap)
      guard line.isEmpty || longer.width <= width else { break }
      line = longer
    }
    put(line, x: 0, y: 0, width: width)
  }
}
