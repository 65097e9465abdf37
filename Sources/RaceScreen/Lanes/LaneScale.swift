/// Which steps a time line shows, and how many of them share a column.
struct LaneScale: Hashable {
  /// Steps in a column.
  let steps: Int
  /// The step in the first column, from 1.
  let first: Int
  /// How many columns there are.
  let width: Int
  /// How many steps the longest run has.
  let length: Int

  /// The scale at which `cursor` can be seen: with `anchor` in the first column if that is possible, else near the
  /// middle. No column stays empty as long as there are steps for it.
  init(length: Int, cursor: Int, width: Int, steps: Int, anchor: Int? = nil) {
    self.steps = max(1, steps)
    self.length = length
    self.width = max(0, width)
    let columns = (length + self.steps - 1) / self.steps
    let column = max(0, cursor - 1) / self.steps
    let last = max(0, columns - self.width)
    var start = max(0, min(column - self.width / 2, last))
    if let anchor {
      let kept = min(max(0, anchor - 1) / self.steps, last)
      if column >= kept, column < kept + self.width { start = kept }
    }
    first = start * self.steps + 1
  }

  /// The smallest scale at which all of a run can be seen: 1, 2, 5, 10, 20 …
  static func whole(length: Int, width: Int) -> Int {
    var steps = 1
    while width > 0, (length + steps - 1) / steps > width { steps = larger(steps) }
    return steps
  }

  /// The scale after `steps`.
  static func larger(_ steps: Int) -> Int {
    var unit = 1
    while steps >= unit * 10 { unit *= 10 }
    switch steps / unit {
    case 1: return 2 * unit
    case 2, 3, 4: return 5 * unit
    default: return 10 * unit
    }
  }

  /// The scale before `steps`; 1 is the smallest.
  static func smaller(_ steps: Int) -> Int {
    var smaller = 1
    while larger(smaller) < steps { smaller = larger(smaller) }
    return smaller
  }

  /// The last step that can be seen.
  var last: Int { min(length, first + width * steps - 1) }
  /// Whether all of the run can be seen.
  var showsAll: Bool { first == 1 && last == length }
  /// The steps that can be seen.
  var range: Range<Int> { first..<max(first, last + 1) }

  /// The column of a step; nil when it cannot be seen.
  func column(of step: Int) -> Int? { range.contains(step) ? (step - first) / steps : nil }

  /// The columns of some steps, as far as they can be seen.
  func columns(of span: ClosedRange<Int>) -> Range<Int> {
    let (low, high) = (max(span.lowerBound, first), min(span.upperBound, last))
    guard low <= high else { return 0..<0 }
    return (low - first) / steps..<(high - first) / steps + 1
  }

  /// The steps of a column; empty beyond the end.
  func steps(in column: Int) -> Range<Int> {
    let start = first + column * steps
    return start..<max(start, min(length + 1, start + steps))
  }

  /// Columns with the number of the step that stands there: every tenth step, or so that numbers do not touch.
  var ticks: [(column: Int, step: Int)] {
    var every = 10 * steps
    while every / steps < String(last).count + 2 { every *= 10 }
    var ticks: [(column: Int, step: Int)] = []
    if first == 1, width > 0, length > 0 { ticks.append((0, 1)) }
    var step = (first + every - 1) / every * every
    while step <= last {
      if let column = column(of: step) { ticks.append((column, step)) }
      step += every
    }
    return ticks
  }
}
