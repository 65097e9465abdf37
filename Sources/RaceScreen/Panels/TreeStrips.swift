import PageCacheModel
import RaceMachine

/// A tree of the kernel's size: each node a strip of one cell a slot, or a cell for several slots where there is less room.
struct TreeStrips {
  let moment: Moment
  let reading: KernelReading
  let nodes: [KernelReading.Node]

  /// A row of the panel.
  private enum Item {
    /// A node by itself.
    case node(KernelReading.Node)
    /// Leaves that look alike.
    case run([KernelReading.Node])
    /// Nodes whose memory waits for the same readers.
    case dead([KernelReading.Node])
  }

  private var isLarge: Bool { moment.room == .large }

  func draw(in canvas: inout Canvas) {
    let label = isLarge ? 18 : 10
    let right = isLarge ? 14 : canvas.width >= 48 ? 14 : 10
    let perCell = [1, 2, 4, 8, 16].first { label + 64 / $0 + right <= canvas.width } ?? 16
    var y = 0
    if isLarge {
      for slot in stride(from: 0, to: 64, by: 8) { canvas.put("\(slot)", x: label + slot / perCell, y: 0, .muted) }
      y = 1
    }
    let items = folded(canvas.height - y)
    // A row for cursors under each node where there is room for that, and air if there is more.
    let nodes = items.count { if case .node = $0 { true } else { false } }
    let hasCursorRows = y + items.count + nodes <= canvas.height
    let isAiry = hasCursorRows && y + 2 * items.count + nodes <= canvas.height
    for item in items where y < canvas.height {
      switch item {
      case .node(let node):
        draw(node, y: y, label: label, perCell: perCell, hasCursorRow: hasCursorRows, in: &canvas)
        if hasCursorRows {
          y += 1
          drawCursors(node, y: y, label: label, perCell: perCell, in: &canvas)
        }
      case .run(let run): draw(run, y: y, label: label, perCell: perCell, in: &canvas)
      case .dead(let dead): drawDead(dead, y: y, label: label, in: &canvas)
      }
      y += isAiry ? 2 : 1
    }
    if isLarge, y < canvas.height { drawLegend(y: y, x: label, in: &canvas) }
  }

  // MARK: Folding

  private func isInteresting(_ node: KernelReading.Node) -> Bool {
    if node.shift > 0 || !moment.cursors(on: node.number).isEmpty { return true }
    if node.slots.contains(where: { moment.isRemarkable($0.address) }) { return true }
    guard let offset = moment.lookup?.offset?.value else { return false }
    return offset >= node.firstIndex && offset < node.firstIndex + 64
  }

  private func isStale(_ node: KernelReading.Node) -> Bool {
    node.slots.contains { moment.stale.contains($0.address) }
  }

  /// Leaves where nothing happens become one row, as do dead nodes that nobody stands on.
  private func folded(_ room: Int) -> [Item] {
    var items: [Item] = []
    for node in nodes {
      let isQuietDead = node.isDead && moment.cursors(on: node.number).isEmpty
      if isQuietDead, case .dead(let others) = items.last, others[0].heldBackBy == node.heldBackBy {
        items[items.count - 1] = .dead(others + [node])
      } else if isQuietDead {
        items.append(.dead([node]))
      } else if isInteresting(node) || node.isDead {
        items.append(.node(node))
      } else if case .run(let others) = items.last, others[0].count == node.count,
        isStale(others[0]) == isStale(node)
      {
        items[items.count - 1] = .run(others + [node])
      } else {
        items.append(.run([node]))
      }
    }
    // Too many still: what is least telling goes, the upper levels last.
    while items.count > room {
      guard let index = items.lastIndex(where: { if case .node = $0 { false } else { true } }) else { break }
      items.remove(at: index)
    }
    while items.count > room, !items.isEmpty { items.removeFirst() }
    return items
  }

  // MARK: Drawing

  /// An inner node by its level, a leaf by the first slot that it covers.
  private func drawLabel(_ number: Int, _ level: String, y: Int, in canvas: inout Canvas) {
    if isLarge { canvas.put("node \(number + 1)", x: 0, y: y, moment.quiet(.text)) }
    canvas.put(level, x: isLarge ? 8 : 0, y: y, .muted)
  }

  private func level(_ node: KernelReading.Node) -> String {
    node.isDead ? "unlinked" : node.shift > 0 ? "shift \(node.shift)" : reading.offsetText(node.firstIndex)
  }

  private func draw(
    _ node: KernelReading.Node, y: Int, label: Int, perCell: Int, hasCursorRow: Bool, in canvas: inout Canvas
  ) {
    drawLabel(node.number, level(node), y: y, in: &canvas)
    let cursors = moment.cursors(on: node.number)
    for cell in 0..<(64 / perCell) {
      let slots = node.slots[(cell * perCell)..<((cell + 1) * perCell)]
      let shown: KernelReading.Value =
        slots.first(where: { moment.isRemarkable($0.address) }) ?? slots.first(where: { $0.word != 0 })
        ?? node.slots[cell * perCell]
      let (glyph, style) = look(shown)
      let reader = cursors.first { $0.cursor.slot / perCell == cell }
      let isPlain = !style.isBlock
      canvas.note(shown.address, at: Rect(x: label + cell, y: y, width: 1, height: 1))
      canvas.fill(
        Rect(x: label + cell, y: y, width: 1, height: 1), with: glyph,
        isPlain ? reader.map { .read(by: $0.cpu) } ?? style : style)
    }
    let text = hasCursorRow ? count(node) : .joined([count(node)] + tags(cursors), gap: 1)
    canvas.put(text, x: label + 64 / perCell + 2, y: y, width: max(0, canvas.width - label - 64 / perCell - 2))
  }

  private func tags(_ cursors: [(cpu: Int, cursor: KernelReading.Cursor)]) -> [StyledText] {
    cursors.prefix(2).map { .tag($0.cpu) }
  }

  /// One letter for what stands in a slot.
  private func look(_ value: KernelReading.Value) -> (Character, Style) {
    let isNode = reading.nodeNumber(value.word) != nil
    let glyph: Character =
      value.word == 0
      ? Glyphs.empty
      : isNode ? Glyphs.pointerDown : moment.stale.contains(value.address) ? "s" : value.text.first == "0" ? "h" : "R"
    let style = moment.mark(value.address, plain: value.word == 0 ? .rule : .text).style
    if case .read = style { return (glyph, value.word == 0 ? .rule : .text) }
    return (glyph, style)
  }

  /// How full a node is.
  private func count(_ node: KernelReading.Node) -> StyledText {
    let used = node.slots.indices.filter { node.slots[$0].word != 0 }
    if node.shift > 0, let first = used.first, let last = used.last {
      let word = moment.room == .small ? "" : first == last ? "slot " : "slots "
      let text = word + (first == last ? "\(first)" : "\(first)..\(last)")
      return StyledText(text, .muted)
    }
    let number = StyledText("\(used.count)", moment.quiet(.text))
    if moment.room == .small { return number }
    return number + StyledText(used.count == 64 ? " full" : " of 64", .muted)
  }

  /// The CPUs that stand on a node, each below its slot.
  private func drawCursors(_ node: KernelReading.Node, y: Int, label: Int, perCell: Int, in canvas: inout Canvas) {
    var free = 0
    for (cpu, cursor) in moment.cursors(on: node.number).sorted(by: { $0.cursor.slot < $1.cursor.slot }) {
      let text = StyledText.tag(cpu) + StyledText(" \(reading.offsetText(cursor.index))", .muted)
      let x = max(free, min(label + cursor.slot / perCell, canvas.width - text.width))
      free = canvas.put(text, x: x, y: y) + 2
    }
    if node.isDead { canvas.put(node.waitsFor, x: free, y: y) }
  }

  private func draw(_ run: [KernelReading.Node], y: Int, label: Int, perCell: Int, in canvas: inout Canvas) {
    guard run.count > 1 else {
      return draw(run[0], y: y, label: label, perCell: perCell, hasCursorRow: true, in: &canvas)
    }
    drawLabel(run[0].number, level(run[0]) + "..", y: y, in: &canvas)
    let slots = run[0].slots
    let value =
      slots.first { moment.stale.contains($0.address) } ?? slots.first { $0.word != 0 } ?? slots[0]
    canvas.fill(Rect(x: label, y: y, width: 64 / perCell, height: 1), with: look(value).0, .muted)
    canvas.put(
      StyledText("\(run.count) x ", .muted) + StyledText("\(run[0].count)", moment.quiet(.text)),
      x: label + 64 / perCell + 2, y: y)
  }

  private func drawDead(_ dead: [KernelReading.Node], y: Int, label: Int, in canvas: inout Canvas) {
    drawLabel(dead[0].number, "unlinked", y: y, in: &canvas)
    let which = dead.count == 1 ? StyledText() : StyledText("\(dead.count) nodes: ", .muted)
    canvas.put(which + dead[0].waitsFor, x: label, y: y, width: canvas.width - label)
  }

  private func drawLegend(y: Int, x: Int, in canvas: inout Canvas) {
    let stale = moment.stale.isEmpty ? "" : "s = stale pointer   "
    canvas.put(
      "h = pointer to a page   \(stale)\(Glyphs.empty) = empty   \(Glyphs.pointerDown) = node below", x: x, y: y, .muted
    )
  }
}
