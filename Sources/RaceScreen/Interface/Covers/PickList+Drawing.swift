extension PickList {
  private func frame(_ width: Int, _ height: Int) -> PageFrame {
    PageFrame(width: width, height: height, rows: items.count)
  }

  private func list(in frame: PageFrame) -> Rect {
    let lead = ListItem.leadWidth(items)
    let natural = items.map { $0.width(leadWidth: lead) }.max() ?? 0
    let body = frame.body.inset(left: -1)
    return Rect(x: body.x, y: body.y, width: min(body.width, max(40, natural + 4)), height: body.height)
  }

  func draw(in canvas: inout Canvas) {
    let frame = frame(canvas.width, canvas.height)
    canvas.region(frame.title) { $0.heading(title, trailing: StyledText("\(items.count)", .muted), y: 0) }
    canvas.region(list(in: frame)) { ListRows(items, selected: selected).draw(in: &$0) }
    guard let choice else { return }
    canvas.region(frame.description) { Description(item: choice, isAiry: frame.isAiry).draw(in: &$0) }
  }

  /// The item at a place of a screen of that size.
  func item(at position: Position, width: Int, height: Int) -> Int? {
    let list = list(in: frame(width, height))
    guard list.contains(position) else { return nil }
    return ListRows(items, selected: selected).item(inRow: position.y - list.y, height: list.height)
  }
}
