import PageCacheModel
import RaceMachine

extension Moment {
  /// The number of the address space whose tree is shown: the one that was asked for, else one with a slot that is
  /// pointed at, else the one touched last, the first one at the beginning; nil when there is none.
  var shownSpace: Int? {
    if let number = options.space, spaces.indices.contains(number) { return number }
    guard spaces.count > 1 else { return spaces.isEmpty ? nil : 0 }
    let touched = touchedSpace ?? 0
    let pointed = spaces.indices.filter { number in
      options.highlights.contains { isPart($0, of: spaces[number]) }
        || pointedSwapSlots.contains { $0.type == spaces[number].swapFile }
    }
    return pointed.contains(touched) ? touched : pointed.first ?? touched
  }

  private var touchedSpace: Int? {
    for event in session.events[..<session.position].suffix(400).reversed() {
      guard let address = event.access?.address else { continue }
      if let touched = spaces.firstIndex(where: { isPart(address, of: $0) }) { return touched }
    }
    return nil
  }

  /// Whether a word is the lock, the head or a slot of a tree, or of a node that was cut off from it.
  private func isPart(_ address: Address, of space: KernelReading.Space) -> Bool {
    address == space.lock.address || address == space.head.address
      || (space.nodes + deadNodes.filter { $0.space == space.number }).contains { node in
        guard let first = node.slots.first, let last = node.slots.last else { return false }
        return address >= first.address && !(last.address < address)
      }
  }

  /// The slots of swap files whose users are pointed at.
  var pointedSwapSlots: [KernelReading.SwapSlot] {
    guard !options.highlights.isEmpty, let reading else { return [] }
    return reading.swapSlots.filter { options.highlights.contains($0.value.address) }
  }

  /// Whether the swap map takes the place of the pages: it is pointed at, the tree has no line for it, and no page is.
  var needsSwapMap: Bool {
    guard let reading, reading.geometry.chunkShift > 2, !pointedSwapSlots.isEmpty else { return false }
    return !options.highlights.contains { session.map.name(of: $0).hasPrefix("page[") }
  }

  /// What to ask for next, so that every tree is shown once before the choice is left to the run again.
  var nextSpace: Int? {
    guard let asked = options.space else { return shownSpace == 0 ? 1 : 0 }
    return asked + 1 < spaces.count ? asked + 1 : nil
  }
}
