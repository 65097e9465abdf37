import PageRaceEngine
import RaceScreen

/// What this machine does beside what the model says.
struct CalibrationReport {
  let rows: [CalibrationRun.Row]
  /// Empty when somebody interrupted the measurements.
  let parameters: [MeasuredParameter]

  /// For people.
  func lines(width: Int) -> [StyledText] {
    let table = rows.map { row in
      [
        row.lookup.title, "\(row.threads)", CostFigures.percent(row.coreShare), CostFigures.rate(row.measured),
        CostFigures.rate(row.predicted),
        CostFigures.fixed(row.ratio, 2),
      ]
    }
    let heading = ["lookup", "threads", "of their cores", "measured", "model", "measured / model"]
    var remarks = [
      """
      The lookups are those of the model, line by line, on real memory: \(CalibrationRun.pages) pages, no work between \
      two lookups, the best of several measurements. The model's parameters are those of another machine unless a file \
      changes them, and it runs one step after the other, while a real core overlaps them. A thread can lose its core \
      while it holds the lock; the kernel's spinlocks cannot.
      """
    ]
    if rows.contains(where: { $0.coreShare < 0.9 }) {
      remarks.append(
        """
        Some threads got less than their cores, since something else ran there or this program may not use them all: \
        what threads cost each other was hardly measured.
        """)
    }
    if Self.isSlowBuild {
      remarks.append(
        """
        This program was built without optimization, so the measurements say little about the machine: use \
        'swift run -c release pagerace cost --calibrate'.
        """)
    }
    return [StyledText("calibration", .strong) + StyledText("  lookups a second, all threads together", .muted)]
      + [StyledText()] + FigureTable([heading] + table, leftColumns: 1).lines + [StyledText()] + parameterLines
      + remarks.flatMap { CellWidth.wrap($0, width: width) }.map { StyledText($0, .muted) }
  }

  private var parameterLines: [StyledText] {
    guard !parameters.isEmpty else { return [] }
    let table = parameters.map {
      [$0.parameter.name, $0.parameter.summary, CostFigures.time($0.measured), CostFigures.time($0.value)]
    }
    return [StyledText("parameters that were measured", .strong)]
      + FigureTable([["", "", "here", "model"]] + table, leftColumns: 2).lines + [StyledText()]
  }

  private static var isSlowBuild: Bool {
    var isSlow = false
    // Runs only where assertions do.
    assert(
      {
        isSlow = true; return true
      }())
    return isSlow
  }

  /// One document. It is not the same every time: it is a measurement.
  var json: OrderedJSON {
    .record([
      ("version", .integer(1)),
      (
        "calibration",
        .array(
          rows.map { row in
            .object([
              "lookup": .string(row.lookup.rawValue), "threads": .integer(row.threads),
              "coreShare": .number(row.coreShare),
              "measuredPerSecond": .number(row.measured), "predictedPerSecond": .number(row.predicted),
              "ratio": .number(row.ratio),
            ])
          })
      ),
      (
        "parameters",
        .array(
          parameters.map { parameter in
            .object([
              "name": .string(parameter.parameter.name), "measuredNanoseconds": .number(parameter.measured),
              "value": .number(parameter.value),
            ])
          })
      ),
    ])
  }
}
