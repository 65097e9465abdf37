import PageCacheModel
import RaceMachine

extension Moment {
  /// The number of the address space whose tree is shown: the one that was asked for, else the one touched last, the
  /// first one at the beginning; nil when there is none.
  var shownSpace: Int? {
    if let number = options.space, spaces.indices.contains(number) { return number }
    guard spaces.count > 1 else { return spaces.isEmpty ? nil : 0 }
    for event in session.events[..<session.position].suffix(400).reversed() {
      guard let address = event.access?.address else { continue }
      let touched = spaces.firstIndex { space in
        address == space.lock.address || address == space.head.address
          || space.nodes.contains { node in
            guard let first = node.slots.first, let last = node.slots.last else { return false }
            return address >= first.address && !(last.address < address)
          }
      }
      if let touched { return touched }
    }
    return 0
  }

  /// What to ask for next, so that every tree is shown once before the choice is left to the run again.
  var nextSpace: Int? {
    guard let asked = options.space else { return shownSpace == 0 ? 1 : 0 }
    return asked + 1 < spaces.count ? asked + 1 : nil
  }
}
