extension ValueCell {
  /// How far it is from a place; a row counts as much as two columns.
  func distance(to place: Position) -> Int { abs(rect.x - place.x) + 2 * abs(rect.y - place.y) }
}

extension [ValueCell] {
  /// The next cell in a direction: the one that lies least aside. `dx` and `dy` are -1, 0 or 1.
  func nearest(to rect: Rect, _ dx: Int, _ dy: Int) -> ValueCell? {
    func cost(_ cell: ValueCell) -> Int? {
      let along: Int
      let aside: Int
      if dy != 0 {
        along = 2 * (cell.rect.y - rect.y) * dy
        aside = Swift.max(0, cell.rect.x - rect.maxX + 1, rect.x - cell.rect.maxX + 1)
      } else {
        along = (cell.rect.x - rect.x) * dx
        aside = 12 * abs(cell.rect.y - rect.y)
      }
      return along > 0 ? along + 2 * aside : nil
    }
    let reachable = compactMap { cell in cost(cell).map { (cell: cell, cost: $0) } }
    return reachable.min { ($0.cost, $0.cell.rect.y, $0.cell.rect.x) < ($1.cost, $1.cell.rect.y, $1.cell.rect.x) }?.cell
  }
}
