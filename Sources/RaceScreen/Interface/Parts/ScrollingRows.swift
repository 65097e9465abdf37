/// Which rows of a list are visible when there are more than fit. No state: the selected one is kept near the middle.
struct ScrollingRows {
  /// The rows that are visible.
  let visible: Range<Int>
  /// How many there are.
  let count: Int

  init(count: Int, selected: Int, height: Int) {
    self.count = count
    let height = max(0, height)
    let first = max(0, min(selected - height / 2, count - height))
    visible = first..<min(count, first + height)
  }

  /// Whether something is hidden above.
  var hasMoreAbove: Bool { visible.lowerBound > 0 }
  /// Whether something is hidden below.
  var hasMoreBelow: Bool { visible.upperBound < count }

  /// Marks at the last column of a list of which something is hidden.
  func drawMarks(in canvas: inout Canvas) {
    guard canvas.height > 0 else { return }
    if hasMoreAbove { canvas.put(String(Glyphs.pointerUp), x: canvas.width - 1, y: 0, .muted) }
    if hasMoreBelow { canvas.put(String(Glyphs.pointerDown), x: canvas.width - 1, y: canvas.height - 1, .muted) }
  }
}
