import Foundation

/// The results as an aligned table for people.
struct ResultTable {
  private var rows = [
    ["case", "", "verdict", "states", "transitions", "CPU s", "Mstates/CPU s", "wall s", "B/state", "peak MB", ""]
  ]
  /// Numbers stand on the right.
  private static let left: Set<Int> = [0, 1, 2, 10]

  /// The table of `results`.
  init(_ results: [CaseResult]) {
    for result in results {
      if let failure = result.failure { rows.append([result.name, "", "failed: " + failure]) }
      if !result.runs.isEmpty { rows.append([result.name, "here"] + Self.columns(result.runs)) }
      guard !result.spinRuns.isEmpty else { continue }
      var row = ["", "SPIN"] + Self.columns(result.spinRuns)
      if let build = result.spinBuildSeconds {
        row[10] += (row[10].isEmpty ? "" : ", ") + "+ \(build.text(2)) s to build"
      }
      rows.append(row)
    }
  }

  /// One line a row.
  var text: String {
    let widths = (0..<11).map { column in
      rows.filter { $0.count == 11 }.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return Self.left.contains(column) ? cell + padding : padding + cell
      }.joined(separator: "  ").trimmingTrailingSpaces
    }.joined(separator: "\n")
  }

  private static func columns(_ runs: [Measurement]) -> [String] {
    let first = runs[0]
    let bytes = runs.compactMap(\.bytesPerState)
    var notes: [String] = []
    if let steps = first.shortestSteps { notes.append("\(steps) steps") }
    if let stop = first.stop { notes.append("stopped: \(stop)") }
    return [
      first.verdict, grouped(first.states), grouped(first.transitions), spread(runs.map(\.cpuSeconds)),
      (runs.map(\.statesPerSecond).median / 1e6).text(2), spread(runs.map(\.wallSeconds)),
      bytes.isEmpty ? "-" : bytes.median.text(1),
      (runs.map { Double($0.residentPeak) }.median / 1_048_576).text(0), notes.joined(separator: ", "),
    ]
  }

  /// The least and the median, or the only one.
  private static func spread(_ seconds: [Double]) -> String {
    let least = seconds.min() ?? 0
    return seconds.count == 1 ? least.text(3) : "\(least.text(3)) / \(seconds.median.text(3))"
  }

  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}

extension Double {
  /// With so many digits behind the point.
  func text(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

extension String {
  /// Without the spaces at its end.
  var trimmingTrailingSpaces: String {
    var copy = self[...]
    while copy.last == " " { copy.removeLast() }
    return String(copy)
  }
}
