/// Chooses the rows of a CPU's panel that are shown when not all fit: the next line, what fired, what is pointed at, the
/// numbers that led there, then what is nearest in time.
struct CPURowChoice {
  let rows: [CPURow]
  /// Whether the names of functions are rows of their own.
  let keepsHeadings: Bool

  func chosen(_ room: Int) -> [CPURow] {
    let rows = keepsHeadings ? rows : rows.filter { $0.kind != .heading }
    guard rows.count > room else { return rows }
    let now = rows.firstIndex { $0.kind == .next } ?? rows.lastIndex { $0.kind == .past } ?? 0
    var weights = rows.indices.map { weight(rows[$0], distance: $0 - now, room) }
    if keepsHeadings { weighHeadings(rows, &weights) }
    // What a dying CPU still prints is the least of it.
    if let firing = rows.firstIndex(where: \.isFiring), now > firing {
      for index in rows.indices where index > now { weights[index] = rows.count - index }
    }
    let order = rows.indices.sorted { (weights[$0], $0) > (weights[$1], $1) }
    return order.prefix(max(0, room)).sorted().map { rows[$0] }
  }

  private func weight(_ row: CPURow, distance: Int, _ room: Int) -> Int {
    if row.isFiring { return 10_000 }
    if distance == 0 { return 9_999 }
    if row.isPointed { return 9_998 }
    if row.isWrong { return 9_997 }
    // A third of the room for what comes, but the nearest first.
    if distance > 0 { return distance <= max(1, room / 4) ? 9_000 - distance : 1_000 - distance }
    return 8_000 + distance
  }

  /// The name of a function is wanted as much as the first of its lines that is shown, nearly.
  private func weighHeadings(_ rows: [CPURow], _ weights: inout [Int]) {
    var best = 0
    for index in rows.indices.reversed() {
      if rows[index].kind == .heading {
        weights[index] = best
        best = 0
      } else {
        best = max(best, weights[index] - 1)
      }
    }
  }
}
