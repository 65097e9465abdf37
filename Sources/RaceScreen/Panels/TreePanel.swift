import PageCacheModel
import RaceMachine

/// Which slot names which page now, where each CPU is in the tree, who holds the lock.
struct TreePanel {
  let moment: Moment
  let titleRows: Int

  /// The address space that is shown.
  private var space: KernelReading.Space? { moment.shownSpace.map { moment.spaces[$0] } }

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
        cells(reading, space, nodes).drawPointedSwapMap(y: 2, in: &body)
      } else if moment.options.isTreeInFull {
        TreeListing(moment: moment, reading: reading, nodes: nodes).draw(in: &body)
      } else if reading.geometry.chunkShift <= 2 {
        cells(reading, space, nodes).draw(in: &body)
      } else {
        TreeStrips(moment: moment, reading: reading, nodes: nodes).draw(in: &body)
      }
    }
  }

  private func cells(
    _ reading: KernelReading, _ space: KernelReading.Space, _ nodes: [KernelReading.Node]
  ) -> TreeCells {
    TreeCells(moment: moment, reading: reading, nodes: nodes, swapFile: space.swapFile)
  }

  private func drawTitle(_ space: KernelReading.Space, in canvas: inout Canvas) {
    var lock = StyledText()
    if let owner = moment.session.view.owner(of: space.lock.address) {
      lock = StyledText("lock ", moment.quiet(.text)) + .tag(owner).anchored(space.lock.address.index)
    }
    // Room for the lock is kept, so that nothing moves when somebody takes it.
    let room = canvas.width - 9
    var title = StyledText("i_pages", .strong)
    for part in titleParts(space) {
      let longer = StyledText.joined([title, part])
      if longer.width <= room { title = longer }
    }
    canvas.heading(title, trailing: lock, y: 0)
  }

  /// What the title says besides its name, the most important first.
  private func titleParts(_ space: KernelReading.Space) -> [StyledText] {
    let isSmall = moment.room == .small
    var parts: [StyledText] = []
    let count = moment.spaces.count
    if count > 1 || !isSmall {
      // Which part of the swap file it is matters less than which swap file.
      parts.append(StyledText(isSmall ? String(space.name.prefix { $0 != "," }) : space.name, .muted))
    }
    if count > 1 {
      parts.append(StyledText("\(space.number + 1)", moment.quiet(.text)) + StyledText(" of \(count)", .muted))
    }
    if space.countsHugePages { parts.append(StyledText("index in huge pages", .muted)) }
    // A head that leads to no node is all there is of the tree.
    if moment.reading?.nodeNumber(space.head.word) == nil {
      parts.append(
        StyledText("xa_head ", .muted) + StyledText(value: space.head.text, moment.mark(space.head.address)))
    }
    return parts
  }

  /// The nodes by level, the ones that are cut off after the live ones of their level.
  private func nodes(of space: KernelReading.Space) -> [KernelReading.Node] {
    let live = Set(space.nodes.map(\.number))
    let all = space.nodes + moment.deadNodes.filter { $0.space == space.number && !live.contains($0.number) }
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
    let section = heldBackBy.count == 1 ? ", in RCU" : ", all in RCU"
    return waitsForBriefly + StyledText(section, .muted)
  }

  /// The same without the reason.
  var waitsForBriefly: StyledText {
    guard isDead else { return StyledText() }
    guard !heldBackBy.isEmpty else { return StyledText("until unlock", .muted) }
    return StyledText("waits for ", .muted) + .joined(heldBackBy.map { .tag($0) }, gap: 1)
  }
}

extension Moment {
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
