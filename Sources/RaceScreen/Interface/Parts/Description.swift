/// The words about the selected item, below a list.
struct Description {
  let item: ListItem
  /// Whether a line stays empty below the heading.
  let isAiry: Bool

  func draw(in canvas: inout Canvas) {
    canvas.heading(item.heading, trailing: StyledText(item.aside, .muted), y: 0)
    let first = isAiry ? 2 : 1
    let text = String(item.text.map { $0 == "\n" ? " " : $0 })
    let width = min(canvas.width, 92)
    var lines = CellWidth.wrap(text, width: width).map { StyledText($0) }
    if !item.remark.isEmpty { lines += CellWidth.wrap(item.remark, width: width).map { StyledText($0, .muted) } }
    // What does not fit must not run into the footer.
    let room = max(0, canvas.height - first)
    for (index, line) in lines.prefix(room).enumerated() {
      let isCut = index == room - 1 && lines.count > room
      canvas.put(isCut ? line + StyledText(" \(Glyphs.cut)") : line, x: 0, y: first + index, width: canvas.width)
    }
  }
}
