/// Who holds which lock since when, and who waits for it, in order.
struct LocksPanel {
  let moment: Moment
  let titleRows: Int

  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    canvas.heading("locks", y: 0)
    let rows = Locks(moment).rows
    guard !rows.isEmpty else {
      canvas.put("no lock is held, nobody is in RCU", x: 0, y: titleRows, .muted, width: canvas.width)
      return
    }
    let room = max(0, canvas.height - titleRows)
    let scroll = max(0, min(moment.options.scroll[.locks] ?? 0, rows.count - 1))
    let most = canvas.width / 2
    let names = rows.map { name($0, width: most) }
    let column = min((names.map(\.width).max() ?? 0) + 2, most)
    for (y, index) in rows.indices.dropFirst(scroll).prefix(room).enumerated() {
      canvas.put(names[index], x: 0, y: titleRows + y, width: column - 1)
      canvas.put(text(rows[index], canvas.width - column), x: column, y: titleRows + y, width: canvas.width - column)
    }
    let below = rows.count - scroll - room
    if below > 0 { canvas.put("\(Glyphs.folded)\(below)", x: canvas.width - 3, y: 0, .muted, width: 3) }
  }

  /// The lock and its owner; which part of a swap file it is matters least.
  private func name(_ row: Locks.Row, width: Int) -> StyledText {
    let names = [row.object, String(row.object.prefix { $0 != "," })].map {
      StyledText.joined([StyledText(row.name).anchored(row.address?.index), StyledText($0, .muted)], gap: 1)
    }
    return names[0].width + 2 <= width ? names[0] : names[1]
  }

  /// The longest of the texts for a row that fits.
  private func text(_ row: Locks.Row, _ width: Int) -> StyledText {
    let texts = [(true, true), (false, true), (false, false)].map { text(row, hasVerb: $0.0, hasSteps: $0.1) }
    return texts.first { $0.width <= width } ?? texts[texts.count - 1]
  }

  private func text(_ row: Locks.Row, hasVerb: Bool, hasSteps: Bool) -> StyledText {
    let holders = row.holders.map { cpu, since in
      .tag(cpu) + StyledText(hasSteps && since > 0 ? " since \(since)" : "", .muted)
    }
    let verb =
      switch row.name {
      case "RCU": "read by "
      case "unlinked": row.object == "1 node" ? "waits for " : "wait for "
      case "grace period": "waits for "
      default: "held by "
      }
    let held =
      holders.isEmpty
      ? StyledText("free", .muted) : StyledText(hasVerb ? verb : "", .muted) + .joined(holders, gap: 1)
    guard !row.waiters.isEmpty else { return held }
    let waits = StyledText(row.waiters.count == 1 ? ", waits: " : ", wait: ", .muted)
    return held + waits + .joined(row.waiters.map { .tag($0) }, gap: 1)
  }
}
