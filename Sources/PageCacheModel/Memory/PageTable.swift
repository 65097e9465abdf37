import RaceMachine

/// The page table through which a task maps the page of a scenario: its lock and one entry.
struct PageTable: Sendable {
  /// The pte maps the page.
  static let present: Word = 1
  /// The pte lets the task write.
  static let writable: Word = 2

  let row: ObjectRow

  init(in map: inout MemoryMap) {
    let format = ValueFormat("pte") { word in
      word & Self.present == 0 ? "none" : word & Self.writable == 0 ? "present" : "present, writable"
    }
    row = map.place("mm", fields: [Field("ptl", .pteLock), Field("pte", .pte, format)])
  }

  var lock: Place { Place(.pteLock, row[0]) }
  var entry: Place { Place(.pte, row[0] + 1) }
}
