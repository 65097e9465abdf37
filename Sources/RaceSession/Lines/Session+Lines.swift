import RaceMachine

extension Session {
  /// The rows of `cpu`'s panel up to ``position``, the oldest first.
  ///
  /// - Parameters:
  ///   - limit: at most so many rows, the last ones; at least one.
  ///   - detail: whether calls that have come back are folded to one row.
  public func lines(of cpu: Int, limit: Int = 1000, detail: TraceDetail = .open) -> [TraceLine] {
    history.traces[cpu].read(history.stepsOfCPU[cpu], of: history.events)
    let entries = history.traces[cpu].entries
    var rows: [TraceLine] = []
    var index = entries.firstIndexInOrder { $0.step > position } - 1
    // Going back in time, what lies deeper than a later line has come back since.
    var depth = Int.max
    var below: Trace.Entry?
    while index >= 0, rows.count < limit {
      let entry = entries[index]
      if detail != .all, entry.line.depth > depth {
        index -= 1
        continue
      }
      // What has broken a promise is never out of date.
      if detail == .brief, let again = entry.repeatedAt, again <= position, entry.violations.isEmpty {
        depth = entry.line.depth
        index = (entry.callEntry ?? index) - 1
        continue
      }
      if let below, below.activation != entry.activation { rows.append(heading(below)) }
      if rows.count == limit { break }
      below = entry
      depth = entry.line.depth
      let call = detail == .all ? nil : entry.callEntry
      rows.append(row(entry, folding: entries[(call ?? index)..<index]))
      if let call { index = call }
      index -= 1
    }
    if let below, rows.count < limit { rows.append(heading(below)) }
    return rows.reversed()
  }

  /// The row of an entry; of a call that came back it stands for the lines in between as well.
  private func row(_ entry: Trace.Entry, folding inner: ArraySlice<Trace.Entry>) -> TraceLine {
    let line = program.lines[entry.line.line]
    let kind: TraceLine.Kind =
      switch entry.line.kind {
      case .step, .local: .line
      case .call: .call
      case .returned: .returned
      }
    return TraceLine(
      kind: kind, text: line.name, indentation: line.indentation, depth: entry.line.depth, result: entry.line.result,
      step: entry.step, line: entry.line.line, procedure: line.procedure, round: entry.round,
      isRepeated: entry.repeatedAt.map { $0 <= position } ?? false,
      violations: inner.flatMap(\.violations) + entry.violations)
  }

  private func heading(_ entry: Trace.Entry) -> TraceLine {
    let procedure = program.lines[entry.line.line].procedure
    return TraceLine(
      kind: .heading, text: program.procedures[procedure].name, indentation: 0, depth: entry.line.depth, result: "",
      step: entry.step, line: nil, procedure: procedure, round: 1, isRepeated: false, violations: [])
  }

  /// The functions that `cpu` is in, the first one first, with the values of their variables; empty when it has
  /// finished.
  public func frames(of cpu: Int) -> [MachineView.FrameView] { view.frames(of: cpu) }

  /// The line that `cpu` runs next, or before which it waits or has stopped; nil when it has finished.
  public func nextLine(of cpu: Int) -> Program.Line? { view.nextLine(of: cpu).map { program.lines[$0] } }
}
