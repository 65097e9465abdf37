/// What the figures say when they are held against each other, by medians.
struct Comparison {
  private let results: [CaseResult]

  /// A comparison of what ran.
  init(_ results: [CaseResult]) { self.results = results }

  /// One sentence for each thing to compare.
  var lines: [String] {
    var lines: [String] = []
    if let full = states("full-3"), let reduced = states("reduced-3") {
      lines.append("reduced-3: \((full / reduced).text(1)) times fewer states than full-3")
    }
    for result in results where !result.runs.isEmpty && !result.spinRuns.isEmpty {
      let rate = result.runs.map(\.statesPerSecond).median / result.spinRuns.map(\.statesPerSecond).median
      lines.append("\(result.name): \(rate.text(2)) times SPIN's states per CPU second; " + answer(result))
    }
    return lines
  }

  private func answer(_ result: CaseResult) -> String {
    if result.runs.contains(where: { $0.stop != nil }) { return "no answer" }
    let wall = result.runs.map(\.wallSeconds).median
    let other = result.spinRuns.map(\.wallSeconds).median
    let built = other + (result.spinBuildSeconds ?? 0)
    return "the answer \((other / wall).text(2)) times as fast, \((built / wall).text(2)) with SPIN's compilation"
  }

  private func states(_ name: String) -> Double? {
    results.first { $0.name == name }?.runs.first.flatMap { $0.stop == nil && $0.states > 0 ? Double($0.states) : nil }
  }
}
