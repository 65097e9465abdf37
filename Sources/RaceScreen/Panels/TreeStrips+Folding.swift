import PageCacheModel
import RaceMachine

/// Which nodes have a row of their own, and which are folded.
extension TreeStrips {
  /// The rows for which there is room; from where the viewer has scrolled to.
  func shown(_ room: Int) -> [Item] {
    let items = folded
    guard let scroll = moment.options.scroll[.tree], scroll != 0 else { return fitted(items, room) }
    // By itself it stands at the end of what does not fit.
    let nodes = items.count { if case .node = $0 { true } else { false } }
    let first = max(0, min(items.count - 1, max(0, nodes - room) + scroll))
    return Array(items.dropFirst(first).prefix(max(0, room)))
  }

  /// Leaves where nothing happens become one row, as do dead nodes on which nobody stands.
  private var folded: [Item] {
    var items: [Item] = []
    for node in nodes {
      if isQuietDead(node) {
        if case .dead(let others) = items.last, others[0].heldBackBy == node.heldBackBy {
          items[items.count - 1] = .dead(others + [node])
        } else {
          items.append(.dead([node]))
        }
      } else if isInteresting(node) || node.isDead {
        items.append(.node(node))
      } else if case .run(let others) = items.last, looksLike(others[0], node) {
        items[items.count - 1] = .run(others + [node])
      } else {
        items.append(.run([node]))
      }
    }
    return items
  }

  private func isQuietDead(_ node: KernelReading.Node) -> Bool {
    node.isDead && moment.cursors(on: node.number).isEmpty
      && !node.slots.contains { moment.options.highlights.contains($0.address) }
  }

  private func isInteresting(_ node: KernelReading.Node) -> Bool {
    if node.shift > 0 || !moment.cursors(on: node.number).isEmpty { return true }
    if node.slots.contains(where: { moment.isRemarkable($0.address) }) { return true }
    guard let offset = moment.lookup?.offset?.value else { return false }
    return offset >= node.firstIndex && offset < node.firstIndex + 64
  }

  /// Whether two leaves tell the same: the same slots are in use, the same ones are stale.
  private func looksLike(_ left: KernelReading.Node, _ right: KernelReading.Node) -> Bool {
    zip(left.slots, right.slots).allSatisfy {
      ($0.word == 0) == ($1.word == 0) && moment.stale.contains($0.address) == moment.stale.contains($1.address)
    }
  }

  /// If there are too many rows, what is least telling goes, the upper levels last.
  private func fitted(_ items: [Item], _ room: Int) -> [Item] {
    var items = items
    while items.count > room {
      guard let index = items.lastIndex(where: { if case .node = $0 { false } else { true } }) else { break }
      items.remove(at: index)
    }
    return Array(items.suffix(max(0, room)))
  }
}
