import RaceMachine

/// The page table through which a task maps the page of a scenario: its lock and one entry.
struct PageTable: Sendable {
  /// The pte maps the page.
  static let present: Word = 1
  /// The pte lets the task write.
  static let writable: Word = 2

  /// A pte that names a swap entry: above the two bits. Types above 15 do not fit and do not occur.
  static func swap(_ entry: Word) -> Word { entry << 2 }

  let row: ObjectRow

  init(in map: inout MemoryMap, entries: ValueFormat) {
    let format = ValueFormat("pte") { word in
      word == 0
        ? "none"
        : word & Self.present == 0
          ? "swap \(entries.text(word >> 2))" : word & Self.writable == 0 ? "present" : "present, writable"
    }
    row = map.place("mm", fields: [Field("ptl", .pteLock), Field("pte", .pte, format)])
  }

  var lock: Place { Place(.pteLock, row[0]) }
  var entry: Place { Place(.pte, row[0] + 1) }
}
