import PageCacheModel
import RaceMachine

/// What the page table says of each place in a task's memory, who wrote it, and who holds its lock.
struct PageTablePanel {
  let moment: Moment
  let titleRows: Int

  func draw(in canvas: inout Canvas) {
    guard let reading = moment.reading, let table = reading.pageTable else {
      canvas.heading("page table", y: 0)
      canvas.put("no task of this scenario looks at one", x: 0, y: titleRows, .muted, width: canvas.width)
      return
    }
    let owner = moment.session.view.owner(of: table.lock.address)
    let lock = owner.map { StyledText("lock ", moment.quiet(.text)) + .tag($0) } ?? StyledText()
    canvas.heading(StyledText("page table", .strong), trailing: lock, y: 0)
    let room = max(0, canvas.height - titleRows)
    let pointed = table.entries.lastIndex { moment.options.highlights.contains($0.value.address) } ?? 0
    let most = max(0, table.entries.count - 1)
    let scroll = max(0, min(most, max(moment.options.scroll[.pageTable] ?? 0, pointed + 1 - room)))
    for (number, entry) in table.entries.dropFirst(scroll).prefix(room).enumerated() {
      draw(entry, reading, y: titleRows + number, in: &canvas)
    }
  }

  private func draw(
    _ entry: KernelReading.PageTableEntry, _ reading: KernelReading, y: Int, in canvas: inout Canvas
  ) {
    let column = 11
    let name = entry.offset.map { "pte of \(reading.offsetText($0))" } ?? "pte"
    canvas.put(name, x: 0, y: y, .muted, width: column - 1)
    let start = max(column, entry.offset == nil ? 0 : CellWidth.of(name) + 2)
    let end = canvas.put(value: entry.value.text, moment.mark(entry.value.address), x: start, y: y)
    let long = moment.provenance(of: entry.value.address, was: entry.value.formatted)
    let short = moment.provenance(of: entry.value.address)
    let room = canvas.width - end - 2
    let fate = long.isEmpty ? StyledText("untouched", .muted) : long
    canvas.put([fate, short].first { $0.width <= room } ?? StyledText(), x: end + 2, y: y)
  }
}
