/// The last row: the keys that can act now, as many as fit. Help and quit are always among them.
struct Footer {
  /// One key, or several that belong together, with a word or two.
  struct Item: Hashable {
    let label: String
    let short: String
    /// What a click on it asks for.
    let command: Command

    var text: StyledText { StyledText.key(label, short) }
  }

  let items: [Item]
  /// Whether the way back is always among them too.
  var keepsLeaving = false
  /// What stands at the right edge.
  var trailing = StyledText()

  /// Where each item stands, as columns of a row of `width` cells.
  func places(width: Int) -> [(item: Item, columns: Range<Int>)] {
    let gap = width >= 90 ? 3 : 2
    let pinned = items.filter {
      $0.command == .help || $0.command == .quit || keepsLeaving && $0.command == .leave
    }
    var room = width - trailing.width - (trailing.isEmpty ? 0 : gap)
    room -= pinned.reduce(0) { $0 + $1.text.width + gap }
    var kept: [Item] = []
    for item in items where !pinned.contains(item) {
      room -= item.text.width + gap
      if room < -gap { break }
      kept.append(item)
    }
    var x = 0
    return (kept + pinned).map { item in
      defer { x += item.text.width + gap }
      return (item, x..<x + item.text.width)
    }
  }

  /// The command of the item at a column, for clicks.
  func command(at column: Int, width: Int) -> Command? {
    places(width: width).first { $0.columns.contains(column) }?.item.command
  }

  func draw(in canvas: inout Canvas) {
    for (item, columns) in places(width: canvas.width) { canvas.put(item.text, x: columns.lowerBound, y: 0) }
    canvas.put(trailing, x: canvas.width - trailing.width, y: 0)
  }
}
