import PageRaceEngine

/// A run that was made, for people or as JSON.
struct TraceReport {
  let model: KernelModel
  let machine: Machine
  let events: [StepEvent]
  /// What the loop of the schedule shows; nil without one.
  let loop: LoopFinding?
  /// Why the run is broken, in sentences; none if it is not.
  let explanation: [String]

  /// One line a step: number, CPU, function, line, what it saw. Then what happened besides, and the verdict.
  var text: String {
    let program = model.program
    let rows = events.enumerated().map { number, event -> [String] in
      let first = linesThatRan(event).first
      let line = first.map { program.lines[$0.line] }
      return [
        "\(number + 1)", "\(event.move.cpu)", line.map { program.procedures[$0.procedure].name } ?? "",
        line?.name ?? "", first?.result ?? "",
      ]
    }
    let header = ["step", "cpu", "function", "line", "saw or did"]
    let widths = (0..<4).map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    func row(_ cells: [String]) -> String {
      var text = Self.right(cells[0], widths[0]) + "  " + Self.right(cells[1], widths[1])
      for column in 2..<4 { text += "  " + Self.left(cells[column], widths[column]) }
      return Self.trimmed(text + "  " + cells[4])
    }
    var lines = [model.title, row(header)]
    let indent = String(repeating: " ", count: widths[0] + widths[1] + 4)
    for (event, cells) in zip(events, rows) {
      lines.append(row(cells))
      lines += besides(event).map { indent + $0 }
    }
    return (lines + verdictLines).joined(separator: "\n")
  }

  /// The lines of a step without the calls whose condition did not hold: those did nothing.
  func linesThatRan(_ event: StepEvent) -> [StepEvent.Line] {
    event.lines.filter { line in
      guard line.kind == .local, case .call = model.program.lines[line.line].step.operation else { return true }
      return false
    }
  }

  /// What the local lines after the access saw, what was freed or said, and which promise broke.
  private func besides(_ event: StepEvent) -> [String] {
    var lines: [String] = []
    for line in linesThatRan(event).dropFirst() where !line.result.isEmpty && line.kind == .local {
      lines.append("  \(model.program.lines[line.line].name): \(line.result)")
    }
    for case .said(let text) in event.notes { lines += text.split(separator: "\n").map { "  | \($0)" } }
    return lines + event.violations.map { "✗ \($0)" }
  }

  private var verdictLines: [String] {
    if let (violation, step) = firstViolation {
      let why = explanation.isEmpty ? [] : ["", "why:"] + explanation.map { "  \($0)" }
      return ["", "broken at step \(step): \(violation)"] + why
    }
    switch loop {
    case .doesNotReturn: return ["", "the loop ends in another state than it begins in"]
    case .unfair(let cpu): return ["", "no livelock: CPU \(cpu) could run all the time, and the loop leaves it out"]
    case .livelock, .noLoop, .broken, nil: break
    }
    let view = machine.view
    let waiting = (0..<view.cpuCount).filter { view.status(of: $0) != .finished }
    if waiting.isEmpty { return ["", "all CPUs finished, nothing broken"] }
    return [""]
      + waiting.map { cpu in
        switch view.status(of: cpu) {
        case .blocked(let reason): "CPU \(cpu) \(reason)"
        default: "CPU \(cpu) has not finished"
        }
      }
  }

  /// The first broken promise and the step that broke it; the end of the run counts as its last step.
  var firstViolation: (Violation, step: Int)? {
    for (number, event) in events.enumerated() {
      if let violation = event.violations.first { return (violation, number + 1) }
    }
    return (machine.endViolations.first ?? loop?.violation).map { ($0, events.count) }
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
