import RaceMachine
import RaceSession

/// A row of a CPU's panel before it is drawn.
struct CPURow {
  enum Kind: Hashable {
    /// The name of a function, with the round of its loop if it has one.
    case heading
    /// A line that ran.
    case past
    /// The access of the line above.
    case access
    /// The line that the CPU runs next, waits at, or where it has stopped.
    case next
    /// A line that may run later.
    case ahead
  }

  let kind: Kind
  let text: String
  var indentation = 0
  var result = ""
  var step: Int?
  var line: Int?
  /// Whether a check fired here.
  var isFiring = false
  /// Whether the result is a number on the chain that leads to the failing check.
  var isWrong = false
  /// Whether the viewer's eye is led to the result.
  var isPointed = false
  /// How much the row is wanted when not all fit.
  var weight = 0
}

/// The rows that a CPU's panel would show if it had room for all.
struct CPURows {
  let moment: Moment
  let cpu: Int

  private var session: Session { moment.session }

  func rows(limit: Int) -> [CPURow] {
    var rows = past(limit: limit)
    switch session.status(of: cpu) {
    case .finished: break
    // What the dump read stands below the line that fired.
    case .stopped: if rows.last?.isFiring == true { rows += ahead(limit: limit) }
    case .ready, .choosing, .blocked:
      if let next = next(after: rows) { rows += next }
      rows += ahead(limit: limit)
    }
    return pointed(rows)
  }

  // MARK: What ran

  private func past(limit: Int) -> [CPURow] {
    let frames = session.frames(of: cpu)
    let lookup = moment.lookups.first { $0.cpu == cpu }
    let found = lookup.flatMap { $0.isWrong && $0.hasFound ? $0.found.map(Numbers.frame) : nil }
    let wrong = lookup?.terms.first { $0.isWrong }?.observation
    // A variable that is pointed at may have got its value long ago.
    let more = moment.options.variables.contains { $0.cpu == cpu } ? 200 : 10
    let isExpanded = moment.options.expandedCPUs.contains(cpu)
    let lines = session.lines(of: cpu, limit: limit + more, detail: isExpanded ? .all : .brief)
    return lines.flatMap { line -> [CPURow] in
      switch line.kind {
      case .heading:
        let frame = line.depth < frames.count && frames[line.depth].number == line.procedure ? frames[line.depth] : nil
        return [CPURow(kind: .heading, text: line.text, result: frame.map(round) ?? "")]
      // The heading of the function below says the same.
      case .call: return []
      case .line, .returned:
        if isSkippedCall(line) { return [] }
        var row = CPURow(
          kind: .past, text: line.text, indentation: line.indentation, result: line.result, step: line.step,
          line: line.line)
        row.isFiring = !line.violations.isEmpty
        row.isWrong = wrong.map { $0.step == line.step && $0.text == line.result } ?? false
        if moment.isRmapLost, row.isFiring, !row.result.isEmpty { row.isWrong = true }
        if let found, row.result == found { row.isWrong = true }
        return [row] + (isExpanded ? access(of: line) : [])
      }
    }
  }

  /// The one access that a line made, by the name of its word, and what it saw or left there.
  private func access(of line: TraceLine) -> [CPURow] {
    guard line.kind == .line, line.step > 0 else { return [] }
    let event = session.events[line.step - 1]
    guard event.lines.contains(where: { $0.kind == .step && $0.line == line.line }), let access = event.access
    else { return [] }
    // Where a check fired, the letter of the step is its sign.
    let letter = event.violations.isEmpty ? AccessLetter.of(event, in: session.program) : access.kind.writes ? "w" : "r"
    let format = session.map.field(at: access.address)?.format ?? .decimal
    let change = access.old == access.new ? "" : "\(format.text(access.old)) \(Glyphs.right) "
    return [
      CPURow(
        kind: .access, text: "\(letter) \(session.map.name(of: access.address))", indentation: line.indentation + 2,
        result: change + format.text(access.new))
    ]
  }

  /// Whether the line is a call whose condition did not hold.
  private func isSkippedCall(_ line: TraceLine) -> Bool {
    guard line.kind == .line, let number = line.line, case .call = session.program.lines[number].step.operation else {
      return false
    }
    return true
  }

  /// Which round of a loop the function is in: `i = 1 of 4`.
  private func round(_ frame: MachineView.FrameView) -> String {
    guard let i = frame.value(named: "i"), let count = frame.value(named: "nr"), count > 0 else { return "" }
    // Some functions have a line of their own that says so.
    let lines = session.program.lineRanges[frame.number]
    if lines.contains(where: { session.program.lines[$0].runs && session.program.lines[$0].name.hasPrefix("for i") }) {
      return ""
    }
    return "i = \(i) of \(count)"
  }

  // MARK: What comes

  private func next(after rows: [CPURow]) -> [CPURow]? {
    guard let number = session.view.nextLine(of: cpu), session.program.lines.indices.contains(number) else {
      return nil
    }
    let line = session.program.lines[number]
    let name = session.program.procedures[line.procedure].name
    var new: [CPURow] = []
    // A function that was just entered has no line yet, so nothing has named it.
    if rows.last(where: { $0.kind == .heading })?.text != name {
      let frame = session.frames(of: cpu).last
      new.append(CPURow(kind: .heading, text: name, result: frame.map(round) ?? ""))
    }
    var row = CPURow(kind: .next, text: line.name, indentation: line.indentation, line: number)
    switch session.status(of: cpu) {
    case .blocked: row.result = blocker.map { "held by \(Glyphs.tag($0))" } ?? "waits"
    case .choosing(_, let values): row.result = "\(values.count) choices"
    default:
      let target = session.view.plannedAccess(of: cpu)?.address
      row.result = target.map { Naming(moment: moment).short($0) } ?? ""
    }
    new.append(row)
    return new
  }

  /// Who holds the lock for which the CPU waits.
  var blocker: Int? {
    session.view.plannedAccess(of: cpu)?.address.flatMap { session.view.owner(of: $0) }
  }

  /// The rest of the function, then what its callers have left.
  private func ahead(limit: Int) -> [CPURow] {
    var rows: [CPURow] = []
    let frames = session.frames(of: cpu)
    // The function itself and the one that called it: more would fill the panel with what nobody asks now.
    for (depth, frame) in frames.enumerated().reversed().prefix(2) where rows.count < limit {
      let range = session.program.lineRanges[frame.number]
      guard range.contains(frame.line), frame.line + 1 < range.upperBound else { continue }
      if depth < frames.count - 1 { rows.append(CPURow(kind: .heading, text: frame.procedure.name)) }
      for number in (frame.line + 1)..<range.upperBound {
        let line = session.program.lines[number]
        rows.append(CPURow(kind: .ahead, text: line.name, indentation: line.indentation, line: number))
      }
    }
    return rows
  }
}
