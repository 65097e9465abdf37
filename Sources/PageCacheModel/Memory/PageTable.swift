import RaceMachine

/// The page table through which a task maps the page of a scenario: its lock, and one entry; or one for each offset, if
/// the schedule chooses which of them a fault is about.
struct PageTable: Sendable {
  /// The pte maps the page.
  static let present: Word = 1
  /// The pte lets the task write.
  static let writable: Word = 2

  /// A pte that names a swap entry: above the two bits. Types above 15 do not fit and do not occur.
  static func swap(_ entry: Word) -> Word { entry << 2 }

  let row: ObjectRow
  /// The offsets whose entries are here, in order; empty when there is one entry for all.
  let offsets: [Word]

  init(in map: inout MemoryMap, entries: ValueFormat, offsets: [Word]) {
    self.offsets = offsets
    let format = ValueFormat("pte") { word in
      word == 0
        ? "none"
        : word & Self.present == 0
          ? "swap \(entries.text(word >> 2))" : word & Self.writable == 0 ? "present" : "present, writable"
    }
    row = map.place("mm", fields: [Field("ptl", .pteLock), Field("pte", .pte, format, length: max(1, offsets.count))])
  }

  var lock: Place { Place(.pteLock, row[0]) }
  /// The entry of a page that the task maps as a whole.
  var entry: Place { Place(.pte, row[0] + 1) }

  /// The entry that names, or named, the swap entry in `local`.
  func entry(of local: Local) -> Place { Place(.pte) { entry(ofOffset: SwapEntry.offset($0[local])) } }

  /// The entry that names, or named, the slot at `offset`.
  func entry(ofOffset offset: Word) -> Address { row[0] + 1 + (offsets.firstIndex(of: offset) ?? 0) }
}
