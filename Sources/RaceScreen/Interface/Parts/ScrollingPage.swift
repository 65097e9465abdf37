/// A page of text of its own that scrolls where it is too long.
protocol ScrollingPage {
  associatedtype Line
  /// Stands above the text.
  var title: String { get }
  /// The first visible line.
  var top: Int { get set }
  /// The whole text, wrapped to a width in cells.
  func lines(width: Int) -> [Line]
  /// Draws a line of it.
  func draw(_ line: Line, at y: Int, in region: inout Canvas)
}

extension ScrollingPage {
  /// Whether not all lines fit.
  func isScrollable(width: Int, height: Int) -> Bool {
    let room = PageFrame(width: width, height: height).scrollRoom
    return lines(width: room.width).count > room.height
  }

  /// Scrolls, as far as there is more.
  mutating func scroll(by distance: Int, width: Int, height: Int) {
    let room = PageFrame(width: width, height: height).scrollRoom
    let count = lines(width: room.width).count
    top = max(0, min(count - room.height, top + max(-count, min(count, distance))))
  }

  func draw(in canvas: inout Canvas) {
    let frame = PageFrame(width: canvas.width, height: canvas.height)
    canvas.region(frame.title) { $0.heading(title, y: 0) }
    let room = frame.scrollRoom
    let lines = lines(width: room.width)
    // The screen may have grown since.
    let first = max(0, min(top, lines.count - room.height))
    canvas.region(room) { region in
      for (y, line) in lines.dropFirst(first).prefix(room.height).enumerated() { draw(line, at: y, in: &region) }
    }
    canvas.drawScrollMarks(room, isMoreAbove: first > 0, isMoreBelow: first + room.height < lines.count)
  }
}
