extension StartPage {
  private func frame(_ width: Int, _ height: Int) -> PageFrame {
    // A column has a title of its own.
    PageFrame(width: width, height: height, rows: 1 + (columns.map(\.items.count).max() ?? 0))
  }

  /// Where each column stands.
  private func rects(in frame: PageFrame) -> [Rect] {
    let width = frame.body.width
    let gutter = width >= 90 ? 4 : 3
    func natural(_ index: Int) -> Int {
      let items = columns[index].items
      return items.map { $0.width(leadWidth: ListItem.leadWidth(items)) }.max() ?? 0
    }
    let last = max(natural(2), width * 27 / 100)
    let middle = max(natural(1), width * 22 / 100)
    let first = max(12, width - middle - last - 2 * gutter)
    var x = frame.body.x
    return [first, middle, last].map { columnWidth in
      defer { x += columnWidth + gutter }
      return Rect(x: x, y: frame.body.y, width: columnWidth, height: frame.body.height)
    }
  }

  /// The part of a column that holds the items, a cell wider at each side.
  private func list(_ rect: Rect, _ frame: PageFrame) -> Rect {
    rect.droppingTop(frame.isAiry ? 2 : 1).inset(left: -1, right: -1)
  }

  func draw(in canvas: inout Canvas) {
    let frame = frame(canvas.width, canvas.height)
    canvas.region(frame.title) { title in
      title.put("pagerace", x: 0, y: 0, .strong)
      let end = title.put("one kernel race, stepped and told", x: 12, y: 0, .muted) + 3
      guard let offered else { return }
      title.put("last: \(offered.title)", x: end, y: 0, width: title.width - end, align: .right)
    }
    for (index, rect) in rects(in: frame).enumerated() {
      let column = columns[index]
      let isActive = index == self.column
      canvas.region(rect) { region in
        let title = (isActive ? "\(Glyphs.pointerRight) " : "") + column.kind.rawValue
        region.heading(title, trailing: StyledText("\(column.items.count)", .muted), y: 0)
      }
      canvas.region(list(rect, frame)) { region in
        ListRows(column.items, selected: selected[index], isActive: isActive).draw(in: &region)
      }
    }
    guard let choice else { return }
    canvas.region(frame.description) { Description(item: choice.item, isAiry: frame.isAiry).draw(in: &$0) }
  }

  /// The item at a place of a screen of that size.
  func item(at position: Position, width: Int, height: Int) -> (column: Int, item: Int)? {
    let frame = frame(width, height)
    for (index, rect) in rects(in: frame).enumerated() {
      let list = list(rect, frame)
      guard list.contains(position) else { continue }
      let rows = ListRows(columns[index].items, selected: selected[index])
      return rows.item(inRow: position.y - list.y, height: list.height).map { (index, $0) }
    }
    return nil
  }
}
