import PageCacheModel
import RaceMachine

/// A small tree: each node a row of cells, the parent linked to its child.
struct TreeCells {
  let moment: Moment
  let reading: KernelReading
  let nodes: [KernelReading.Node]
  /// The swap file whose map belongs below the tree; nil when the tree is that of a file.
  let swapFile: Word?

  var isSmall: Bool { moment.room == .small }
  /// Columns of the label, and of a cell with its left edge.
  func columns(_ width: Int) -> (label: Int, cell: Int) {
    let label = isSmall ? 9 : 11
    return (label, max(4, min(15, (width - label - 1) / 4)))
  }

  func draw(in canvas: inout Canvas) {
    let rowsEach = canvas.height >= 6 ? 3 : 2
    // The swap map has a line of its own where there is room, or where it is pointed at.
    let pointed = pointedSlots
    let hasMap = rowsEach == 3 || !pointed.isEmpty
    let shown = chosen((canvas.height - (pointed.isEmpty ? 0 : 1)) / rowsEach)
    var y = 0
    for (index, node) in shown.enumerated() {
      let child = index + 1 < shown.count ? shown[index + 1].number : nil
      let linked = node.slots.first { child != nil && reading.nodeNumber($0.word) == child }?.word ?? 0
      // The notes below the slots stand on the line.
      if rowsEach == 3, index + 1 < shown.count { link(node, to: shown[index + 1], y: y + 2, in: &canvas) }
      draw(node, linked: linked, y: y, rows: rowsEach, in: &canvas)
      y += rowsEach
    }
    if hasMap, y < canvas.height, let swapFile {
      let place = rowsEach == 3 ? max(y, 2 * rowsEach) + (canvas.height > 8 ? 1 : 0) : y
      let leaf = pointed.first.map { slot in shown.last { covers($0, slot.offset) } } ?? shown.last { $0.shift == 0 }
      drawSwapMap(swapFile, below: leaf, y: min(canvas.height - 1, place), in: &canvas)
    }
  }

  /// The nodes for which there is room: the top one, then those where something happens.
  private func chosen(_ count: Int) -> [KernelReading.Node] {
    let scroll = max(0, min(moment.options.scroll[.tree] ?? 0, nodes.count - 1))
    if scroll > 0 { return Array(nodes.dropFirst(scroll).prefix(max(1, count))) }
    guard nodes.count > count else { return nodes }
    func weight(_ index: Int) -> Int {
      let node = nodes[index]
      var weight = index == 0 ? 3 : node.isDead ? 1 : 2
      if let offset = moment.lookup?.offset?.value, covers(node, offset) { weight += 2 }
      if node.slots.contains(where: { moment.options.highlights.contains($0.address) }) { weight += 8 }
      if pointedSlots.contains(where: { covers(node, $0.offset) }) { weight += 8 }
      if !moment.cursors(on: node.number).isEmpty { weight += 4 }
      if node.slots.contains(where: { moment.isRemarkable($0.address) }) { weight += 3 }
      return weight
    }
    return nodes.indices.sorted { (weight($1), $0) < (weight($0), $1) }.prefix(max(1, count)).sorted().map { nodes[$0] }
  }

  /// - Parameter linked: what the slot holds from which a line leads to the node below; 0 for none.
  private func draw(_ node: KernelReading.Node, linked: Word, y: Int, rows: Int, in canvas: inout Canvas) {
    let (label, cell) = columns(canvas.width)
    drawLabel(node, y: y, rows: rows, in: &canvas)
    let cursors = moment.cursors(on: node.number)
    for edge in 0...4 { canvas.put(String(Glyphs.vertical), x: label + edge * cell, y: y, .rule) }
    for (slot, value) in node.slots.enumerated() {
      let x = label + slot * cell
      let text = text(value)
      let mark = moment.mark(value.address, plain: text == String(Glyphs.empty) ? .rule : .text)
      let width = CellWidth.of(text)
      canvas.put(value: text, mark, x: x + 1 + max(0, cell - 1 - width) / 2, y: y, isTight: isSmall)
      let tags = cursors.filter { $0.cursor.slot == slot }
      let below = slotLabel(index(slot, node, cursors: cursors), tags.map(\.cpu), width: cell - 1)
      let start = x + 1 + max(0, cell - 1 - below.width) / 2
      canvas.put(below, x: start, y: y + 1)
      if rows == 3 {
        let note = note(value, node, linked: linked)
        canvas.put(note, x: x + 1 + max(0, cell - 1 - note.width) / 2, y: y + 2)
      }
    }
    if rows == 3, node.isDead { canvas.put(node.waitsFor, x: label + 1, y: y + 2, width: canvas.width - label - 1) }
  }

  /// What is said below a slot: that it is stale, or who wrote it. The one from which the line to the child leads has no
  /// room for that.
  private func note(_ value: KernelReading.Value, _ node: KernelReading.Node, linked: Word) -> StyledText {
    if moment.stale.contains(value.address) { return StyledText("stale", moment.quiet(.strong)) }
    if node.isDead || linked != 0 && value.word == linked { return StyledText() }
    return moment.provenance(of: value.address)
  }

  /// The number of a slot and the CPUs that stand on it, as many as the cell holds.
  private func slotLabel(_ index: String, _ cpus: [Int], width: Int) -> StyledText {
    let short = index.firstRange(of: "..").map { String(index[..<$0.upperBound]) }
    let numbers = [index, short ?? index, ""].map { StyledText($0, .muted) }
    if cpus.isEmpty { return numbers.first { $0.width <= width } ?? StyledText() }
    let tags = (cpus.filter(moment.shownCPUs.contains) + cpus.filter { !moment.shownCPUs.contains($0) })
      .map { StyledText.tag($0) }
    for number in numbers {
      for count in stride(from: tags.count, to: 0, by: -1) {
        let rest = count < tags.count ? [StyledText("+\(tags.count - count)", .muted)] : []
        for gap in [1, 0] {
          let text = StyledText.joined([number] + tags.prefix(count) + rest, gap: gap)
          if text.width <= width { return text }
        }
      }
    }
    return tags[0]
  }

  private func drawLabel(_ node: KernelReading.Node, y: Int, rows: Int, in canvas: inout Canvas) {
    let label = columns(canvas.width).label - 1
    let second = node.isDead ? "unlinked" : "shift \(node.shift)"
    if isSmall {
      canvas.put(second, x: 0, y: y, .muted, width: label)
      if node.isDead, rows == 2, let holder = node.heldBackBy.first {
        canvas.put(StyledText("waits ", .muted) + .tag(holder), x: 0, y: y + 1, width: label)
      } else if rows == 2 {
        // The cells have no room for the word.
        let stale = node.slots.count { moment.stale.contains($0.address) }
        if stale > 0 { canvas.put("\(stale) stale", x: 0, y: y + 1, moment.quiet(.strong), width: label) }
      }
    } else {
      canvas.put("node \(node.number + 1)", x: 0, y: y, moment.quiet(.text), width: label)
      canvas.put(second, x: 0, y: y + 1, .muted, width: label)
    }
  }

  /// What stands in a cell. An empty slot says NULL once somebody has emptied it.
  private func text(_ value: KernelReading.Value) -> String {
    if value.word == 0, moment.session.provenance(of: value.address) == nil { return String(Glyphs.empty) }
    if isSmall, reading.nodeNumber(value.word) != nil { return String(Glyphs.pointerDown) }
    return Naming.entry(value.text)
  }

  private func index(
    _ slot: Int, _ node: KernelReading.Node, cursors: [(cpu: Int, cursor: KernelReading.Cursor)]
  ) -> String {
    let width = Word(1) << Word(node.shift)
    if node.isDead {
      // What it covered is known only while somebody still looks at it.
      return cursors.first { $0.cursor.slot == slot }.map { reading.offsetText($0.cursor.index) } ?? ""
    }
    let first = Naming(moment: moment).index(ofSlot: slot, in: node)
    guard isSmall, node.shift > 0 else { return reading.offsetText(first) }
    let isNode = reading.nodeNumber(node.slots[slot].word) != nil
    return isNode ? "\(reading.offsetText(first))..\(reading.offsetText(first + width - 1))" : ""
  }

  /// A line from the parent's slot to the row of the child.
  private func link(_ parent: KernelReading.Node, to child: KernelReading.Node, y: Int, in canvas: inout Canvas) {
    guard let slot = parent.slots.firstIndex(where: { reading.nodeNumber($0.word) == child.number }) else { return }
    let (label, cell) = columns(canvas.width)
    let from = label + 1
    let to = label + slot * cell + cell / 2
    guard to > from else { return }
    canvas.put(String(Glyphs.topLeft), x: from, y: y, .rule)
    canvas.rule(x: from + 1, y: y, width: to - from - 1)
    let end = canvas.put(String(Glyphs.bottomRight), x: to, y: y, .rule)
    let tag = moment.provenance(of: parent.slots[slot].address)
    let isFree = parent.slots[(slot + 1)...].allSatisfy { note($0, parent, linked: 0).isEmpty }
    if isFree, end + 1 + tag.width <= canvas.width { canvas.put(tag, x: end + 1, y: y) }
  }
}
