/// A list of one row an item. Its region has a cell more at each side than its text, for the ends of the selection.
struct ListRows {
  let items: [ListItem]
  /// The selected item; nil if the keys act elsewhere.
  let selected: Int?
  /// What keeps the list scrolled.
  let anchor: Int

  init(_ items: [ListItem], selected: Int, isActive: Bool = true) {
    self.items = items
    self.selected = isActive ? selected : nil
    anchor = selected
  }

  func draw(in canvas: inout Canvas) {
    let rows = ScrollingRows(count: items.count, selected: anchor, height: canvas.height)
    let lead = ListItem.leadWidth(items)
    let inner = canvas.width - 2
    // A long title may be cut: it stands below in full.
    let showsTrailing = inner >= 24
    for (y, index) in rows.visible.enumerated() {
      let item = items[index]
      var x = 1
      if lead > 0 { x = canvas.put(item.lead, x: x, y: y, .muted, width: lead) + 2 }
      let tail = showsTrailing ? item.trailing : ""
      canvas.put(item.title, x: x, y: y, width: canvas.width - 1 - x - (tail.isEmpty ? 0 : CellWidth.of(tail) + 2))
      canvas.put(tail, x: 1, y: y, .muted, width: inner, align: .right)
      if index == selected { canvas.select(Rect(x: 0, y: y, width: canvas.width, height: 1)) }
    }
    rows.drawMarks(in: &canvas)
  }

  /// The item in a row of a region of that height.
  func item(inRow row: Int, height: Int) -> Int? {
    let rows = ScrollingRows(count: items.count, selected: anchor, height: height)
    return row >= 0 && row < rows.visible.count ? rows.visible.lowerBound + row : nil
  }
}
