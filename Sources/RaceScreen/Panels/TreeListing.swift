import PageCacheModel
import RaceMachine

/// A tree in full: under each node its slots, runs of equal ones in a row, whatever the size of the nodes. It stands
/// where something happens; the viewer scrolls to the rest.
struct TreeListing {
  let moment: Moment
  let reading: KernelReading
  let nodes: [KernelReading.Node]

  private enum Row {
    case node(KernelReading.Node)
    case slots(KernelReading.Node, ClosedRange<Int>)
  }

  func draw(in canvas: inout Canvas) {
    let rows = nodes.flatMap { node in [Row.node(node)] + runs(of: node).map { .slots(node, $0) } }
    let room = canvas.height
    guard room > 0, !rows.isEmpty else { return }
    let own = rows.count <= room ? 0 : max(0, min(rows.count - room, place(in: rows) - room / 3))
    let first = max(0, min(rows.count - room, own + (moment.options.scroll[.tree] ?? 0)))
    for (y, row) in rows.dropFirst(first).prefix(room).enumerated() {
      switch row {
      case .node(let node): draw(node, y: y, in: &canvas)
      case .slots(let node, let run):
        // The first row says of which node the slots are.
        if y == 0 { draw(node, y: 0, in: &canvas) } else { draw(run, of: node, y: y, in: &canvas) }
      }
    }
  }

  // MARK: Rows

  private func runs(of node: KernelReading.Node) -> [ClosedRange<Int>] {
    let stood = Set(moment.cursors(on: node.number).map(\.cursor.slot))
    var runs: [ClosedRange<Int>] = []
    for slot in node.slots.indices {
      if let run = runs.last, !stood.contains(slot), !stood.contains(slot - 1),
        looksLike(node.slots[slot - 1], node.slots[slot])
      {
        runs[runs.count - 1] = run.lowerBound...slot
      } else {
        runs.append(slot...slot)
      }
    }
    return runs
  }

  private func looksLike(_ left: KernelReading.Value, _ right: KernelReading.Value) -> Bool {
    left.word == right.word && moment.mark(left.address).looksLike(moment.mark(right.address))
      && moment.session.provenance(of: left.address)?.cpu == moment.session.provenance(of: right.address)?.cpu
      && moment.stale.contains(left.address) == moment.stale.contains(right.address)
  }

  /// The row of what is pointed at, of the last access, of the CPU that ran last, or of the slot that is looked up.
  private func place(in rows: [Row]) -> Int {
    func row(_ isWanted: (KernelReading.Node, ClosedRange<Int>) -> Bool) -> Int? {
      rows.firstIndex { if case .slots(let node, let run) = $0 { isWanted(node, run) } else { false } }
    }
    let last = moment.session.lastEvent
    let cursor = last.flatMap { event in moment.cpus.first { $0.number == event.move.cpu }?.cursor }
    return row { node, run in run.contains { moment.options.highlights.contains(node.slots[$0].address) } }
      ?? row { node, run in run.contains { node.slots[$0].address == last?.access?.address } }
      ?? row { node, run in cursor.map { $0.node == node.number && run.contains($0.slot) } ?? false }
      ?? row { node, run in
        guard let offset = moment.lookup?.offset?.value, node.shift == 0, !node.isDead else { return false }
        return offset >= node.firstIndex && run.contains(Int(clamping: offset - node.firstIndex))
      } ?? 0
  }

  // MARK: Drawing

  private func draw(_ node: KernelReading.Node, y: Int, in canvas: inout Canvas) {
    var parts = [StyledText("node \(node.number + 1)", moment.quiet(.strong))]
    if node.isDead {
      parts += [StyledText("unlinked", .muted), node.waitsFor]
    } else {
      let last = node.firstIndex &+ Word(node.slots.count) << Word(node.shift) &- 1
      parts.append(StyledText("shift \(node.shift)", .muted))
      parts.append(StyledText("\(reading.offsetText(node.firstIndex))..\(reading.offsetText(last))", .muted))
    }
    let used = node.slots.count { $0.word != 0 }
    parts.append(StyledText("\(used)", moment.quiet(.text)) + StyledText(" of \(node.slots.count)", .muted))
    while parts.count > 1, StyledText.joined(parts).width > canvas.width { parts.removeLast() }
    canvas.put(.joined(parts), x: 0, y: y)
  }

  private func draw(_ run: ClosedRange<Int>, of node: KernelReading.Node, y: Int, in canvas: inout Canvas) {
    let value = node.slots[run.lowerBound]
    canvas.put(range(run, { "\($0)" }), x: 2, y: y, .muted)
    var x = 10
    if moment.room > .small, node.shift == 0, !node.isDead {
      let naming = Naming(moment: moment)
      canvas.put(range(run) { reading.offsetText(naming.index(ofSlot: $0, in: node)) }, x: x, y: y, .muted)
      x += 2 * CellWidth.of(reading.offsetText(node.firstIndex)) + 4
    }
    let isEmpty = value.word == 0
    let text = isEmpty && moment.session.provenance(of: value.address) == nil ? String(Glyphs.empty) : value.text
    x = canvas.put(
      value: Naming.entry(text), moment.mark(value.address, plain: isEmpty ? .rule : .text), x: x, y: y)
    var parts: [StyledText] = []
    if moment.stale.contains(value.address) { parts.append(StyledText("stale", moment.quiet(.strong))) }
    parts += moment.cursors(on: node.number).filter { run.contains($0.cursor.slot) }
      .map { .tag($0.cpu) + StyledText(" here", .muted) }
    parts.append(moment.provenance(of: value.address))
    while !parts.isEmpty, x + 2 + StyledText.joined(parts).width > canvas.width { parts.removeLast() }
    canvas.put(.joined(parts), x: x + 2, y: y)
  }

  private func range(_ run: ClosedRange<Int>, _ text: (Int) -> String) -> String {
    run.count == 1 ? text(run.lowerBound) : "\(text(run.lowerBound))..\(text(run.upperBound))"
  }
}
