/// Cells in columns, set to the right but for the first columns.
public struct FigureTable {
  private let rows: [[String]]
  private let leftColumns: Int

  /// - Parameters:
  ///   - rows: the first one is the heading.
  ///   - leftColumns: how many columns are set to the left.
  public init(_ rows: [[String]], leftColumns: Int = 0) { (self.rows, self.leftColumns) = (rows, leftColumns) }

  /// The rows as lines.
  public var lines: [StyledText] {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { CellWidth.of($0[column]) }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - CellWidth.of(cell))
        return column < leftColumns ? cell + blanks : blanks + cell
      }
      return StyledText(cells.joined(separator: "  "), number == 0 ? .muted : .text)
    }
  }
}
