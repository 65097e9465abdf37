import PageCacheModel
import RaceMachine

/// How a row of strips is drawn.
extension TreeStrips {
  /// An inner node by its level, a leaf by the first slot that it covers.
  private func drawLabel(_ number: Int, _ level: String, y: Int, in canvas: inout Canvas) {
    if isLarge { canvas.put("node \(number + 1)", x: 0, y: y, moment.quiet(.text)) }
    canvas.put(level, x: isLarge ? 8 : 0, y: y, .muted)
  }

  private func level(_ node: KernelReading.Node) -> String {
    node.isDead ? "unlinked" : node.shift > 0 ? "shift \(node.shift)" : reading.offsetText(node.firstIndex)
  }

  func draw(
    _ node: KernelReading.Node, y: Int, _ columns: Columns, hasCursorRow: Bool, in canvas: inout Canvas
  ) {
    let cursors = moment.cursors(on: node.number)
    drawLabel(node.number, level(node), y: y, in: &canvas)
    let isPointed = node.slots.contains { moment.options.highlights.contains($0.address) }
    if node.isDead, !hasCursorRow, !isPointed {
      // For whom it waits is worth more than what it held.
      return canvas.put(fate(of: node, canvas.width - columns.label), x: columns.label, y: y, cut: canvas.width)
    }
    for cell in 0..<columns.cells {
      let slots = node.slots[(cell * columns.perCell)..<((cell + 1) * columns.perCell)]
      let shown: KernelReading.Value =
        slots.first { moment.options.highlights.contains($0.address) }
        ?? slots.first { moment.isRemarkable($0.address) } ?? slots.first { $0.word != 0 }
        ?? node.slots[cell * columns.perCell]
      let (glyph, style) = look(shown)
      let reader = cursors.first { $0.cursor.slot / columns.perCell == cell }
      let place = Rect(x: columns.label + cell, y: y, width: 1, height: 1)
      canvas.anchor(shown.address.index, at: place)
      canvas.fill(
        place, with: glyph, style.isBlock ? style : reader.map { .read(by: $0.cpu) } ?? style)
    }
    let room = canvas.width - columns.text
    let tags = hasCursorRow ? [] : cursors.prefix(2).map { StyledText.tag($0.cpu) }
    let texts = counts(node).map { StyledText.joined([$0] + tags, gap: 1) } + [.joined(tags, gap: 1)]
    canvas.put(texts.first { $0.width <= room } ?? StyledText(), x: columns.text, y: y)
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

  /// How full a node is, or which slots lead on; the longest text first.
  private func counts(_ node: KernelReading.Node) -> [StyledText] {
    let used = node.slots.indices.filter { node.slots[$0].word != 0 }
    if node.shift > 0, let first = used.first, let last = used.last {
      let range = first == last ? "\(first)" : "\(first)..\(last)"
      return ["slot\(first == last ? "" : "s") \(range)", "at \(range)"].map { StyledText($0, .muted) }
    }
    let rest = used.count == 64 ? " full" : " of 64"
    return [StyledText("\(used.count)", moment.quiet(.text)) + StyledText(rest, .muted)]
  }

  /// The CPUs that stand on a node, each below its slot.
  func drawCursors(_ node: KernelReading.Node, y: Int, _ columns: Columns, in canvas: inout Canvas) {
    var free = 0
    // What follows must find its place on the row as well.
    let cursors = moment.cursors(on: node.number).sorted { $0.cursor.slot < $1.cursor.slot }
    let own = cursors.reduce(0) { $0 + tag($1.cpu, $1.cursor).width + 2 }
    let waits = node.isDead ? Self.fitting([node.waitsFor, node.waitsForBriefly], canvas.width - own) : StyledText()
    let end = canvas.width - (waits.isEmpty ? 0 : waits.width + 2)
    var rest = own
    for (cpu, cursor) in cursors {
      let text = tag(cpu, cursor)
      let x = max(free, min(columns.x(cursor.slot), end + 2 - rest))
      rest -= text.width + 2
      free = canvas.put(text, x: x, y: y) + 2
    }
    if !waits.isEmpty { canvas.put(waits, x: free, y: y, cut: canvas.width) }
  }

  private func tag(_ cpu: Int, _ cursor: KernelReading.Cursor) -> StyledText {
    .tag(cpu) + StyledText(" \(reading.offsetText(cursor.index))", .muted)
  }

  func draw(_ run: [KernelReading.Node], y: Int, _ columns: Columns, in canvas: inout Canvas) {
    guard run.count > 1 else { return draw(run[0], y: y, columns, hasCursorRow: true, in: &canvas) }
    drawLabel(run[0].number, level(run[0]) + "..", y: y, in: &canvas)
    let slots = run[0].slots
    let value = slots.first { moment.stale.contains($0.address) } ?? slots.first { $0.word != 0 } ?? slots[0]
    canvas.fill(Rect(x: columns.label, y: y, width: columns.cells, height: 1), with: look(value).0, .muted)
    let texts = counts(run[0]).map { StyledText("\(run.count) x ", .muted) + $0 }
    canvas.put(Self.fitting(texts, canvas.width - columns.text), x: columns.text, y: y, cut: canvas.width)
  }

  /// Who stands on a dead node, and for whom it waits.
  private func fate(of node: KernelReading.Node, _ width: Int) -> StyledText {
    let cursors = moment.cursors(on: node.number).map { StyledText.tag($0.cpu) }
    let here = cursors.isEmpty ? StyledText() : .joined(cursors, gap: 1) + StyledText(" here,", .muted)
    let waits = [node.waitsFor, node.waitsForBriefly]
    return Self.fitting(waits.map { .joined([here, $0], gap: 1) } + [waits[1]], width)
  }

  func drawDead(_ dead: [KernelReading.Node], y: Int, _ columns: Columns, in canvas: inout Canvas) {
    drawLabel(dead[0].number, "unlinked", y: y, in: &canvas)
    let which = dead.count == 1 ? StyledText() : StyledText("\(dead.count) nodes: ", .muted)
    let texts = [dead[0].waitsFor, dead[0].waitsForBriefly].map { which + $0 }
    let text = Self.fitting(texts, canvas.width - columns.label)
    canvas.put(text, x: columns.label, y: y, cut: canvas.width)
  }

  private static func fitting(_ texts: [StyledText], _ width: Int) -> StyledText {
    texts.first { $0.width <= width } ?? texts[texts.count - 1]
  }
}

extension Canvas {
  /// Puts a text, cut before column `end`.
  fileprivate mutating func put(_ text: StyledText, x: Int, y: Int, cut end: Int) {
    put(text.cut(to: max(0, end - x)), x: x, y: y)
  }
}
