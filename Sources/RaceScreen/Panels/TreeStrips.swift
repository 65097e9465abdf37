import PageCacheModel
import RaceMachine

/// A tree of the kernel's size: each node a strip of one cell a slot, or a cell for several slots where there is less room.
struct TreeStrips {
  let moment: Moment
  let reading: KernelReading
  let nodes: [KernelReading.Node]

  /// A row of the panel.
  enum Item {
    /// A node by itself.
    case node(KernelReading.Node)
    /// Leaves that look alike.
    case run([KernelReading.Node])
    /// Nodes whose memory waits for the same readers.
    case dead([KernelReading.Node])
  }

  /// Where the strips stand.
  struct Columns {
    /// The column of the first slot.
    let label: Int
    /// Slots that share a cell.
    let perCell: Int
    /// The column of what is said of a node.
    let text: Int

    /// How many cells a strip has.
    var cells: Int { 64 / perCell }
    /// The column of a slot.
    func x(_ slot: Int) -> Int { label + slot / perCell }
  }

  var isLarge: Bool { moment.room == .large }
  var isSmall: Bool { moment.room == .small }

  private func columns(_ width: Int) -> Columns {
    let label = isLarge ? 18 : 10
    let gap = isSmall ? 1 : 2
    let right = isLarge || width >= 48 ? 14 : 12
    let perCell = [1, 2, 4, 8, 16].first { label + 64 / $0 + right <= width } ?? 16
    return Columns(label: label, perCell: perCell, text: label + 64 / perCell + gap)
  }

  func draw(in canvas: inout Canvas) {
    let columns = columns(canvas.width)
    var y = 0
    if isLarge {
      for slot in stride(from: 0, to: 64, by: 8) { canvas.put("\(slot)", x: columns.x(slot), y: 0, .muted) }
      y = 1
    }
    let items = shown(canvas.height - y)
    // A row for cursors under each node where there is room for that, and air if there is more.
    let nodes = items.count { if case .node = $0 { true } else { false } }
    let hasCursorRows = y + items.count + nodes <= canvas.height
    let isAiry = hasCursorRows && y + 2 * items.count + nodes <= canvas.height
    for item in items where y < canvas.height {
      switch item {
      case .node(let node):
        draw(node, y: y, columns, hasCursorRow: hasCursorRows, in: &canvas)
        if hasCursorRows {
          y += 1
          drawCursors(node, y: y, columns, in: &canvas)
        }
      case .run(let run): draw(run, y: y, columns, in: &canvas)
      case .dead(let dead): drawDead(dead, y: y, columns, in: &canvas)
      }
      y += isAiry ? 2 : 1
    }
    if isLarge, y < canvas.height { drawLegend(y: y, x: columns.label, in: &canvas) }
  }

  private func drawLegend(y: Int, x: Int, in canvas: inout Canvas) {
    let stale = moment.stale.isEmpty ? "" : "s = stale pointer   "
    canvas.put(
      "h = pointer to a page   \(stale)\(Glyphs.empty) = empty   \(Glyphs.pointerDown) = node below", x: x, y: y, .muted
    )
  }
}
