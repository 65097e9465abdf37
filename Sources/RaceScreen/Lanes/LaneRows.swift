/// How the rows below a ruler are shared among lanes, what they hold, and the row of the switches.
struct LaneRows: Hashable {
  /// The rows of one lane.
  struct Place: Hashable {
    let cpu: Int
    /// The row of its letters.
    let row: Int
    /// The rows below it for what it holds; several rails share the last one if there are not enough.
    fileprivate(set) var rails: Int
  }

  /// The lanes that are visible.
  let places: [Place]
  /// The row of the switches; nil where there is no room.
  let switches: Int?
  /// How many lanes cannot be seen.
  let hidden: Int
  /// How many rows are used.
  let height: Int

  /// Shares `height` rows among lanes with so many rails each, of which the first `top` are scrolled away.
  init(rails: [Int], height: Int, top: Int = 0) {
    let visible = min(rails.count, max(0, height))
    let first = max(0, min(top, rails.count - visible))
    hidden = rails.count - visible
    var counts = Array(repeating: 0, count: visible)
    var left = height - visible
    var showsSwitches = false
    for round in 1...max(1, rails.max() ?? 1) {
      for index in counts.indices where rails[first + index] >= round && left > 0 {
        counts[index] += 1
        left -= 1
      }
      if round == 1, left > 0, hidden == 0 {
        showsSwitches = true
        left -= 1
      }
    }
    let gap = visible > 1 && left >= visible - 1 ? 1 : 0
    var row = 0
    var places: [Place] = []
    for index in counts.indices {
      places.append(Place(cpu: first + index, row: row, rails: counts[index]))
      row += 1 + counts[index] + (index + 1 < visible ? gap : 0)
    }
    self.places = places
    switches = showsSwitches ? row : nil
    self.height = row + (showsSwitches ? 1 : 0)
  }

  /// The rows that lanes with so many rails would take.
  static func natural(rails: [Int]) -> Int { rails.reduce(0, +) + 2 * rails.count }
}
