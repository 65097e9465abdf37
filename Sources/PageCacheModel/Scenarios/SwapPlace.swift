import RaceMachine

/// Where the page of a scenario lies in swap, and which of its slots is looked up.
struct SwapPlace {
  /// The slot of the head.
  let base: Word
  /// The slot that readers look up; nil when the schedule chooses.
  let offset: Word?

  /// Reads `offset`. The page lies where the offset says: a compound page at the aligned slot below.
  init(_ settings: Settings, geometry: Geometry, order: Int, defaultOffset: String) throws(ModelError) {
    guard order <= geometry.hugeOrder else {
      throw ModelError(
        "order is at most \(geometry.hugeOrder) in the \(geometry.name) geometry, not \(order)")
    }
    let ordinary: Word = geometry == .kernel ? 0x54200 + 0xc8 : Word(parsing: defaultOffset) ?? 0
    let text = settings["offset"]
    let isDefault = text == defaultOffset || text == "any"
    let wanted = isDefault ? ordinary : Word(parsing: text) ?? 0
    base = (wanted >> Word(order)) << Word(order)
    offset = text == "any" ? nil : wanted
    let format = geometry.offsetFormat
    // Slot 0 is the header of the swap area; its cluster is never given to a huge page.
    let first = order == 0 ? 1 : Word(geometry.clusterSlots)
    let last: Word = geometry == .teaching ? 15 : (1 << 40) - 1
    guard base >= first, wanted <= last else {
      throw ModelError(
        "offset is 'any' or a swap slot from \(format.text(first)) to \(format.text(last)) here, not '\(text)'")
    }
  }
}
