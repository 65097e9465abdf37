import RaceMachine
import RaceSession

/// Who did what at which step, as letters in columns: a column a step, long runs of one CPU folded, the rest scrolled.
struct TimeLine {
  /// A column of the time line.
  enum Column: Hashable {
    /// Step number `step`, from 1.
    case step(Int)
    /// So many steps of one CPU that are not shown.
    case folded(cpu: Int, count: Int, cells: Int)
    /// Earlier steps that are not shown.
    case earlier
  }

  let columns: [Column]
  /// Cells from one step to the next.
  let pitch: Int

  /// The last of the steps up to `position` for which `width` cells are enough.
  init(_ cpus: [Int], width: Int) {
    var pitch = 2
    var runs = Self.runs(cpus)
    if cpus.count * 2 > width, cpus.count <= width { pitch = 1 }
    if cpus.count > width {
      pitch = width >= 60 ? 2 : 1
      runs = Self.folded(runs, width: width, pitch: pitch)
    }
    var columns = runs.flatMap { $0.columns }
    if Self.cells(columns, pitch) > width {
      while !columns.isEmpty, Self.cells(columns, pitch) + pitch > width { columns.removeFirst() }
      columns.insert(.earlier, at: 0)
    }
    self.columns = columns
    self.pitch = pitch
  }

  /// How many cells a column takes.
  static func cells(_ column: Column, _ pitch: Int) -> Int {
    if case .folded(_, _, let cells) = column { cells } else { pitch }
  }

  private static func cells(_ columns: [Column], _ pitch: Int) -> Int {
    columns.reduce(0) { $0 + cells($1, pitch) }
  }

  /// Consecutive steps of one CPU.
  private struct Run {
    let cpu: Int
    let first: Int
    let count: Int
    /// How many are kept at each end; nil when all are shown.
    var kept: Int?
    var pitch = 1

    var columns: [Column] {
      guard let kept else { return (first..<(first + count)).map { .step($0) } }
      let middle = count - 2 * kept
      let cells = String(middle).count + 3
      return (first..<(first + kept)).map { .step($0) } + [.folded(cpu: cpu, count: middle, cells: cells)]
        + ((first + count - kept)..<(first + count)).map { .step($0) }
    }

    func cells(_ pitch: Int) -> Int {
      guard let kept else { return count * pitch }
      return 2 * kept * pitch + String(count - 2 * kept).count + 3
    }
  }

  private static func runs(_ cpus: [Int]) -> [Run] {
    var runs: [Run] = []
    var first = 0
    while first < cpus.count {
      var end = first + 1
      while end < cpus.count, cpus[end] == cpus[first] { end += 1 }
      runs.append(Run(cpu: cpus[first], first: first + 1, count: end - first))
      first = end
    }
    return runs
  }

  /// Folds the longest runs first, and no more than needed.
  private static func folded(_ runs: [Run], width: Int, pitch: Int) -> [Run] {
    var runs = runs
    for kept in [6, 5, 4, 3, 2] {
      for index in runs.indices.sorted(by: { (runs[$1].count, $0) < (runs[$0].count, $1) }) {
        if runs.reduce(0, { $0 + $1.cells(pitch) }) <= width { return runs }
        if runs[index].count > 2 * kept + 4 { runs[index].kept = kept }
      }
    }
    return runs
  }
}
