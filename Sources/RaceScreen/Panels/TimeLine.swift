import RaceMachine
import RaceSession

/// Who did what at which step, as letters in columns: a column a step, long runs of one CPU folded, the rest scrolled.
struct TimeLine {
  /// A column of the time line.
  enum Column: Hashable {
    /// Step number `step`, from 1.
    case step(Int)
    /// So many steps of one CPU that are not shown.
    case folded(cpu: Int, text: String)
    /// Earlier steps that are not shown.
    case earlier
  }

  let columns: [Column]
  /// Cells from one step to the next.
  let pitch: Int

  /// The last of the steps up to `position` for which `width` cells are enough.
  ///
  /// - Parameters:
  ///   - cpus: who took each step.
  ///   - first: the number of the first of these steps; there are earlier ones if it is not 1.
  init(_ cpus: [Int], from first: Int = 1, width: Int, pitch: Int) {
    let last = Self.visible(Self.runs(cpus, from: first), width: width, pitch: pitch)
    let runs = Self.folded(last, width: width, pitch: pitch)
    var columns = runs.flatMap { $0.columns(pitch) }
    if Self.cells(columns, pitch) > width || first > 1 {
      while !columns.isEmpty, Self.cells(columns, pitch) + pitch > width { columns.removeFirst() }
      columns.insert(.earlier, at: 0)
    }
    self.columns = columns
    self.pitch = pitch
  }

  /// How many cells a column takes.
  static func cells(_ column: Column, _ pitch: Int) -> Int {
    if case .folded(_, let text) = column { CellWidth.of(text) + 1 } else { pitch }
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

    func columns(_ pitch: Int) -> [Column] {
      guard let kept else { return (first..<(first + count)).map { .step($0) } }
      return (first..<(first + kept)).map { .step($0) } + [.folded(cpu: cpu, text: text(count - 2 * kept, pitch))]
        + ((first + count - kept)..<(first + count)).map { .step($0) }
    }

    func cells(_ pitch: Int) -> Int {
      guard let kept else { return count * pitch }
      return 2 * kept * pitch + CellWidth.of(text(count - 2 * kept, pitch)) + 1
    }

    /// Whether less of it would be shorter and still tell how it begins and ends.
    var canShrink: Bool { kept.map { $0 > 2 } ?? (count >= 10) }

    /// The run with as little of it as may be.
    var shortest: Run {
      var run = self
      if run.canShrink { run.kept = 2 }
      return run
    }

    private func text(_ steps: Int, _ pitch: Int) -> String {
      pitch == 1 ? "\(Glyphs.folded)\(steps)\(Glyphs.folded)" : "\(Glyphs.folded) \(steps) \(Glyphs.folded)"
    }
  }

  private static func runs(_ cpus: [Int], from number: Int) -> [Run] {
    var runs: [Run] = []
    var first = 0
    while first < cpus.count {
      var end = first + 1
      while end < cpus.count, cpus[end] == cpus[first] { end += 1 }
      runs.append(Run(cpu: cpus[first], first: first + number, count: end - first))
      first = end
    }
    return runs
  }

  /// The last runs, as many as there can be room for when each is folded. The rest of a long way needs no thought.
  private static func visible(_ runs: [Run], width: Int, pitch: Int) -> [Run] {
    var room = width
    var first = runs.endIndex
    while first > 0, room >= 0 {
      first -= 1
      room -= runs[first].shortest.cells(pitch)
    }
    return Array(runs[first...])
  }

  /// Folds the longest runs first, and no more than needed.
  private static func folded(_ runs: [Run], width: Int, pitch: Int) -> [Run] {
    var runs = runs
    var total = runs.reduce(0) { $0 + $1.cells(pitch) }
    while total > width {
      let index = runs.indices.filter { runs[$0].canShrink }.max { runs[$0].cells(pitch) < runs[$1].cells(pitch) }
      guard let index else { break }
      total -= runs[index].cells(pitch)
      runs[index].kept = runs[index].kept.map { $0 - 1 } ?? min(6, (runs[index].count - 4) / 2)
      total += runs[index].cells(pitch)
    }
    return runs
  }
}
