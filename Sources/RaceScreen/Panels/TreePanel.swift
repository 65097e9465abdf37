import PageCacheModel
import RaceMachine

/// Which slot names which page now, where each CPU is in the tree, who holds the lock.
struct TreePanel {
  let moment: Moment
  let titleRows: Int

  /// The address space that is shown.
  private var space: KernelReading.Space? {
    if let number = moment.options.space, moment.spaces.indices.contains(number) { return moment.spaces[number] }
    return moment.lastSpace
  }

  func draw(in canvas: inout Canvas) {
    guard let space, let reading = moment.reading else {
      return canvas.heading(StyledText("i_pages", .strong), y: 0)
    }
    drawTitle(space, in: &canvas)
    let nodes = nodes(of: space)
    let body = canvas.bounds.droppingTop(titleRows)
    canvas.region(body) { body in
      if nodes.isEmpty {
        body.put("the tree is empty", x: 0, y: 0, .muted)
      } else if reading.geometry.chunkShift <= 2 {
        TreeCells(moment: moment, reading: reading, nodes: nodes, isSwap: space.name.hasPrefix("swap")).draw(in: &body)
      } else {
        TreeStrips(moment: moment, reading: reading, nodes: nodes).draw(in: &body)
      }
    }
  }

  private func drawTitle(_ space: KernelReading.Space, in canvas: inout Canvas) {
    var parts = [StyledText("i_pages", .strong)]
    if moment.room != .small { parts.append(StyledText(space.name, .muted)) }
    // A head that leads to no node is all there is of the tree.
    if moment.reading?.nodeNumber(space.head.word) == nil {
      parts.append(
        StyledText("xa_head ", .muted) + StyledText(value: space.head.text, moment.mark(space.head.address)))
    }
    var lock = StyledText()
    if let owner = moment.session.view.owner(of: space.lock.address) {
      lock = StyledText("lock ", moment.quiet(.text)) + .tag(owner)
    }
    canvas.heading(.joined(parts), trailing: lock, y: 0)
  }

  /// The nodes by level, the ones that are cut off after the live ones of their level.
  private func nodes(of space: KernelReading.Space) -> [KernelReading.Node] {
    let live = Set(space.nodes.map(\.number))
    let all = space.nodes + moment.deadNodes.filter { !live.contains($0.number) }
    return all.enumerated().sorted { ($1.element.shift, $0.offset) < ($0.element.shift, $1.offset) }.map(\.element)
  }
}

extension KernelReading.Node {
  /// Whether it is cut off from its tree.
  var isDead: Bool { if case .dead = life { true } else { false } }

  /// For whom the memory of a dead node waits.
  var waitsFor: StyledText {
    guard isDead else { return StyledText() }
    guard !heldBackBy.isEmpty else { return StyledText("freed at the unlock", .muted) }
    let who = heldBackBy.reduce(StyledText()) { $0 + (StyledText($0.isEmpty ? "" : " ") + .tag($1)) }
    let section = heldBackBy.count == 1 ? ", in RCU" : ", all in RCU"
    return StyledText("waits for ", .muted) + who + StyledText(section, .muted)
  }
}

extension Moment {
  /// The address space whose tree was touched last; the first one at the beginning.
  fileprivate var lastSpace: KernelReading.Space? {
    guard spaces.count > 1 else { return spaces.first }
    for event in session.events[..<session.position].suffix(400).reversed() {
      guard let address = event.access?.address else { continue }
      let touched = spaces.first { space in
        address == space.lock.address || address == space.head.address
          || space.nodes.contains { node in
            guard let first = node.slots.first, let last = node.slots.last else { return false }
            return address >= first.address && !(last.address < address)
          }
      }
      if let touched { return touched }
    }
    return spaces.first
  }

  /// The CPUs whose cursors stand on a node, by slot.
  func cursors(on node: Int) -> [(cpu: Int, cursor: KernelReading.Cursor)] {
    cpus.compactMap { cpu in
      guard let cursor = cpu.cursor, cursor.node == node else { return nil }
      return (cpu.number, cursor)
    }
  }

  /// Whether something at a word deserves a look: it just changed, is wrong, or is pointed at.
  func isRemarkable(_ address: Address) -> Bool {
    switch mark(address).style {
    case .changed, .wrong, .read: true
    default: options.highlights.contains(address)
    }
  }
}
