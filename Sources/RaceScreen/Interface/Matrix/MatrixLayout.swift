import PageCacheModel

/// Where the parts of the matrix page lie. Depends on the size and on what is in the matrix, not on its answers.
struct MatrixLayout: Hashable {
  /// How many verdicts of each kind.
  let header: Rect
  /// The names of the proposals.
  let labels: Rect
  /// A row a scenario, as many as fit.
  let grid: Rect
  /// How many are broken in each column; nil where there is no room.
  let sums: Rect?
  /// The selected cell, explained.
  let detail: Rect
  /// What is being explored, or what the signs mean.
  let status: Rect
  /// Cells from one column to the next.
  let pitch: Int
  /// Whether there are empty rows between the parts.
  let isAiry: Bool
  private let rows: Int
  private let columns: Int
  private let firstColumn: Int

  /// The widest page; more room stays empty.
  private static let widest = 132

  init(_ page: MatrixPage, width: Int, height: Int) {
    (rows, columns) = (page.scenarios.count, page.proposals.count)
    isAiry = width >= 120 && height >= rows + 25
    let margin = width >= 120 ? 2 : 1
    let frame = Rect(x: margin, y: 0, width: min(width - 2 * margin, Self.widest), height: height)
    let names = page.scenarios.map { CellWidth.of($0.id) }.max() ?? 0
    // A pointer before the name, and one before the first cell.
    firstColumn = names + 5
    pitch = max(4, min(7, (frame.width - firstColumn - 3) / max(1, columns)))
    header = frame.row(0)
    labels = frame.row(isAiry ? 2 : 1)
    let top = labels.maxY + (isAiry ? 1 : 0)
    // A heading and four lines about the selected cell, the status, the keys.
    let shown = max(1, min(rows, height - top - 7))
    grid = frame.droppingTop(top).top(shown)
    let spare = height - grid.maxY - 7
    let hasSums = spare >= 2
    sums = hasSums ? frame.row(grid.maxY + (isAiry ? 1 : 0)) : nil
    let detailTop = (sums?.maxY ?? grid.maxY) + (spare >= 4 || (spare == 1) ? 1 : 0)
    status = frame.row(height - 2)
    detail = frame.droppingTop(detailTop).top(max(0, height - (isAiry ? 3 : 2) - detailTop))
  }

  /// The column at which the sign of a cell stands, inside ``grid``.
  func x(ofColumn column: Int) -> Int { firstColumn + column * pitch }

  /// The right edge of the numbers at the end of each row.
  var sumEdge: Int { min(grid.width, x(ofColumn: columns) + 3) }

  /// The rows that are visible.
  func visibleRows(selectedRow: Int) -> ScrollingRows {
    ScrollingRows(count: rows, selected: selectedRow, height: grid.height)
  }

  /// The cell at a place of the screen.
  func cell(at position: Position, selectedRow: Int) -> (Int, Int)? {
    guard grid.contains(position), columns > 0 else { return nil }
    let row = visibleRows(selectedRow: selectedRow).visible.lowerBound + position.y - grid.y
    let left = position.x - grid.x - (firstColumn - pitch / 2)
    guard row < rows, left >= 0, left / pitch < columns else { return nil }
    return (row, left / pitch)
  }
}
