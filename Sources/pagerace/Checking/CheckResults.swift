import CursesTerminal
import PageRaceEngine

/// What a check found out, to be printed in one way or another.
struct CheckResults {
  let plan: CheckPlan
  /// In the order of the plan.
  let pairs: [CheckedPair]
  /// How it was searched.
  let options: CheckOptions
  /// How long all took; nil when nobody asked.
  let seconds: Double?

  /// For people, without a line feed at the end.
  func text(for output: TextOutput) -> String {
    let width = output.columns
    let lines = plan.isMatrix ? matrixLines(width: width) : pairs.flatMap { pairLines($0, width: width) }
    return lines.map(output.text).joined(separator: "\n")
  }

  /// Throws unless all pairs have the verdict. One that is not applicable has none.
  func require(_ expectation: Check.Expectation) throws(Failure) {
    let others = pairs.filter { $0.verdict.rawValue != expectation.rawValue && $0.verdict != .notApplicable }
    guard !others.isEmpty else { return }
    let lines = others.map { "  \($0.pair.title) is \($0.verdict.rawValue)" }
    throw .claim((["pagerace: expected \(expectation.rawValue), but"] + lines).joined(separator: "\n"))
  }

  /// Why a search ended early, in words.
  func words(_ stop: SearchStop) -> String {
    switch stop {
    case .states: "given up at \(Figures.count(options.maxStates ?? 0, "state"))"
    case .memory: "given up at \(Figures.bytes(options.maxMemory ?? 0)) of memory"
    case .cancelled: "interrupted"
    case .loops: "it has loops, and the full graph is too large to tell whether they are livelocks"
    }
  }
}
