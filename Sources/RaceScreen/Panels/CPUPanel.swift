import PageCacheModel
import RaceMachine
import RaceSession

/// Which line of a CPU ran last, what it saw, at which step, what is next, what the CPU holds or waits for.
struct CPUPanel {
  let moment: Moment
  let cpu: Int
  let titleRows: Int

  private var session: Session { moment.session }
  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    drawTitle(in: &canvas)
    let rows = CPURows(moment: moment, cpu: cpu)
    let room = canvas.height - titleRows
    let scroll = max(0, moment.options.scroll[.cpu(cpu)] ?? 0)
    let all = rows.rows(limit: max(room, 1) + scroll)
    let chosen =
      scroll > 0 ? scrolled(all, by: scroll, room) : CPURowChoice(rows: all, keepsHeadings: !isSmall).chosen(room)
    for (index, row) in chosen.enumerated() { draw(row, y: titleRows + index, in: &canvas) }
    if session.status(of: cpu) == .finished, chosen.count < room {
      canvas.put("finished", x: codeColumn, y: titleRows + chosen.count, .muted)
    }
  }

  /// The rows so far back that the viewer has scrolled.
  private func scrolled(_ rows: [CPURow], by scroll: Int, _ room: Int) -> [CPURow] {
    let end = max(min(room, rows.count), rows.count - scroll)
    return Array(rows[..<end].suffix(room))
  }

  // MARK: The title

  private func drawTitle(in canvas: inout Canvas) {
    let tag = StyledText("\(Glyphs.cpu(cpu)) CPU \(cpu)", .cpu(cpu))
    let states = waits.isEmpty ? [state(StyledText())] : waits.map(state)
    let shortest = names.map { CellWidth.of($0.0) + CellWidth.of($0.1) }.min() ?? 0
    func room(beside state: StyledText) -> Int { canvas.width - state.width - tag.width - (isSmall ? 2 : 3) }
    // A shorter word about the wait is better than half a name.
    let state =
      states.first { room(beside: $0) >= shortest } ?? states.first { $0.width + tag.width + 4 <= canvas.width }
      ?? states[states.count - 1]
    let room = room(beside: state)
    var title = tag
    if let name = names.first(where: { CellWidth.of($0.0) + CellWidth.of($0.1) + ($0.1.isEmpty ? 0 : 2) <= room }) {
      title = .joined([tag, StyledText(name.0, .strong), StyledText(name.1, .muted)], gap: isSmall ? 1 : 2)
    } else if room > 8, let shortest = names.last {
      title = .joined([tag, StyledText(CellWidth.cut(shortest.0, to: room), .strong)], gap: isSmall ? 1 : 2)
    }
    canvas.heading(title, trailing: state, y: 0)
  }

  /// What the CPU is about, the longest text first.
  private var names: [(String, String)] {
    let task = session.tasks[cpu]
    let call = "\(task.procedure)(\(arguments(task)))"
    // Some tasks are called like what they run.
    let isSame = task.title == task.procedure
    if isSmall {
      // Where functions have no headings, the title says in which one the CPU is.
      let current = session.frames(of: cpu).last?.procedure.name ?? task.procedure
      return (task.title == current ? [] : [(task.title, current)]) + [(current, ""), (task.title, "")]
    }
    return isSame
      ? [(call, ""), (task.title, "")] : [(task.title, call), (task.title, task.procedure), (task.title, "")]
  }

  private func arguments(_ task: RaceTask) -> String {
    guard let number = session.program.number(of: task.procedure) else { return "" }
    let variables = session.program.procedures[number].frame.variables.filter(\.isArgument)
    return zip(variables, task.arguments).map { $0.format.text($1) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What the CPU holds, that it waits, or that it has ended.
  private func state(_ wait: StyledText) -> StyledText {
    let kernel = moment.cpus.first { $0.number == cpu }
    var parts: [StyledText] = []
    if !wait.isEmpty {
      parts.append(wait)
    } else if let kernel, !kernel.locks.isEmpty {
      let names = kernel.locks.map { Self.short($0.name) }
      let list = isSmall ? names.joined(separator: " ") : "holds " + names.joined(separator: ", ")
      parts.append(StyledText(list, moment.quiet(.text)))
    }
    if kernel?.inRCU == true { parts.append(StyledText("RCU", moment.quiet(.text))) }
    switch session.status(of: cpu) {
    case .stopped: parts.append(StyledText(isSmall ? "\(Glyphs.wrong)" : "\(Glyphs.wrong) stopped", .wrongText))
    case .finished: parts.append(StyledText("finished", .muted))
    default: break
    }
    return .joined(parts, gap: isSmall ? 1 : 3)
  }

  /// For what and whom the CPU waits, the longest text first; empty when it does not.
  private var waits: [StyledText] {
    guard case .blocked(let reason) = session.status(of: cpu) else { return [] }
    if let readers = moment.cpus.first(where: { $0.number == cpu })?.waitsForReaders, !readers.isEmpty {
      let who = StyledText.joined(readers.map { .tag($0) }, gap: 1)
      let short = StyledText("waits for ", .strong) + who
      let long = StyledText("waits for a grace period: ", .strong) + who
      let end = StyledText(" in RCU", .strong)
      return (isSmall ? [] : [long + end, long]) + [short + end, short]
    }
    let rows = CPURows(moment: moment, cpu: cpu)
    guard let owner = rows.blocker, let line = session.nextLine(of: cpu), let lock = line.step.lock else {
      return [StyledText(reason, .strong)]
    }
    let short = StyledText("waits for \(Self.short(lock.name))", .strong)
    // In the small layout the line itself says who holds it.
    if isSmall { return [short, StyledText("waits: \(Self.short(lock.name))", .strong)] }
    let holder = StyledText(", held by ", .strong) + .tag(owner)
    return [
      StyledText("waits for \(lock.name)", .strong) + holder, short + holder, short + StyledText(": ") + .tag(owner),
    ]
  }

  /// `page` for `page lock`, `si` for `si->lock`.
  static func short(_ lock: String) -> String {
    for end in [" lock", "->lock"] where lock.hasSuffix(end) { return String(lock.dropLast(end.count)) }
    return lock
  }

  // MARK: Rows

  private var codeColumn: Int { isSmall ? 2 : 4 }

  private func draw(_ row: CPURow, y: Int, in canvas: inout Canvas) {
    if row.kind == .heading {
      let end = canvas.put(row.text, x: 2, y: y, .muted)
      let mark = Mark(style: row.isPointed ? .strong : .muted, isHighlighted: row.isPointed)
      canvas.put(value: row.result, mark, x: max(end + 2, resultColumn(canvas.width)), y: y)
      return
    }
    let isLast = row.step == session.position && session.lastEvent?.move.cpu == cpu && row.kind == .past
    var right = canvas.width
    if let step = row.step, step > 0 {
      canvas.put("\(step)", x: 0, y: y, isLast ? .strong : .muted, width: canvas.width, align: .right)
      right -= max(4, String(step).count + 1)
    }
    let x = codeColumn + row.indentation
    var codeEnd = right
    // Where a line will go matters less than the line.
    let fitsBeside = CellWidth.of(row.text) <= resultColumn(canvas.width) - x - 1
    if !row.result.isEmpty, row.kind != .next || isBlocked || fitsBeside {
      // Short results start in one column; longer ones end where the numbers of steps begin.
      let sides = row.isPointed ? 2 : row.isWrong ? 1 : 0
      let most =
        right - x - min(CellWidth.of(Self.compact(row.text)), isSmall && row.isFiring ? 10 : 11) - 1
        - (row.isPointed ? 4 : 0)
      let result = CellWidth.cut(row.result, to: max(0, most))
      let start = min(resultColumn(canvas.width), right - CellWidth.of(result) - sides)
      codeEnd = start - sides - 1
      canvas.put(value: result, Mark(style: resultStyle(row), isHighlighted: row.isPointed), x: start, y: y)
    }
    let fits = CellWidth.of(row.text) <= codeEnd - x
    var text = fits && !isSmall ? row.text : Self.compact(row.text)
    if CellWidth.of(text) > codeEnd - x, text.hasSuffix(" ?") { text.removeLast(2) }
    canvas.put(text, x: x, y: y, codeStyle(row, isLast: isLast), width: max(0, codeEnd - x))
    drawGutter(row, y: y, in: &canvas)
  }

  private func resultColumn(_ width: Int) -> Int { isSmall ? width * 28 / 38 : width * 39 / 56 }

  private func codeStyle(_ row: CPURow, isLast: Bool) -> Style {
    switch row.kind {
    case .heading, .ahead, .access: .muted
    case .next: isBlocked ? .text : .strong
    case .past: row.isFiring ? .strong : isLast ? .text : moment.quiet(.text)
    }
  }

  private func resultStyle(_ row: CPURow) -> Style {
    if row.isWrong { return .wrong }
    if row.isFiring { return .wrongText }
    if row.isPointed { return .strong }
    return row.kind == .past || row.kind == .access ? moment.quiet(.text) : isBlocked ? .strong : .muted
  }

  private var isBlocked: Bool {
    if case .blocked = session.status(of: cpu) { true } else { false }
  }

  private func drawGutter(_ row: CPURow, y: Int, in canvas: inout Canvas) {
    if row.isFiring {
      canvas.put(String(Glyphs.wrong), x: 0, y: y, .wrongText)
    } else if row.kind == .next {
      canvas.put(isBlocked ? "=" : String(Glyphs.pointerRight), x: 0, y: y, isBlocked ? .muted : .cpu(cpu))
    }
    // Play stops before this line.
    if let line = row.line, session.hasBreakpoint(atLine: line, of: cpu) { canvas.put("*", x: 1, y: y, .strong) }
  }

  /// A check by its condition: `VM_BUG_ON(index > offset)` is `index > offset ?`. A line of the page dump without its
  /// format: `flags: %#lx` is `flags`.
  static func compact(_ text: String) -> String {
    for format in [":%d", ":%p", ":%#lx", ": %#lx"] where text.hasSuffix(format) {
      return String(text.dropLast(format.count))
    }
    let prefix = "VM_BUG_ON("
    guard text.hasPrefix(prefix), text.hasSuffix(")") else { return text }
    return text.dropFirst(prefix.count).dropLast() + " ?"
  }
}
