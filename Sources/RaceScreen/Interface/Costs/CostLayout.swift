/// Where the parts of the page of costs lie. Depends on the size and on how many proposals there are.
struct CostLayout: Hashable {
  /// What is simulated.
  let header: Rect
  /// A row a proposal, as many as fit.
  let list: Rect
  /// The curves.
  let chart: Rect
  /// The figures of the selected proposal, and where its knee comes from.
  let detail: Rect
  /// Whether there are empty rows between the parts.
  let isAiry: Bool
  private let rows: Int

  /// The widest page; more room stays empty.
  private static let widest = 150
  /// The widest list: a sign, a label, a name and a rate.
  private static let listWidth = 35

  init(rows: Int, width: Int, height: Int) {
    self.rows = rows
    let margin = width >= 120 ? 2 : 1
    let frame = Rect(x: margin, y: 0, width: min(width - 2 * margin, Self.widest), height: height)
    isAiry = width >= 120 && height >= 34
    header = frame.row(0)
    let top = isAiry ? 2 : 1
    // The heading of the figures, their columns, all numbers of CPUs, four lines about the knee, the message, the keys.
    let low = isAiry ? 19 : 9
    let middle = frame.droppingTop(top).top(max(6, height - top - low - (isAiry ? 2 : 0)))
    let gutter = width >= 120 ? 4 : 1
    let listWidth = min(Self.listWidth, frame.width / 2)
    list = Rect(x: middle.x, y: middle.y, width: listWidth, height: min(middle.height, rows + 1))
    chart = Rect(
      x: list.maxX + gutter, y: middle.y, width: middle.maxX - list.maxX - gutter, height: middle.height)
    let detailTop = middle.maxY + (isAiry ? 1 : 0)
    detail = Rect(x: frame.x, y: detailTop, width: frame.width, height: max(0, height - detailTop - 1))
  }

  /// The rows of the list below its heading.
  var items: Rect { list.droppingTop(1) }

  /// The rows that are visible.
  func visibleRows(selected: Int) -> ScrollingRows {
    ScrollingRows(count: rows, selected: selected, height: items.height)
  }

  /// The row at a place of the screen.
  func row(at position: Position, selected: Int) -> Int? {
    guard items.contains(position) else { return nil }
    let row = visibleRows(selected: selected).visible.lowerBound + position.y - items.y
    return row < rows ? row : nil
  }
}
