import RaceMachine

/// Where a model keeps its XArrays and their nodes.
struct XArrayMemory: Sendable {
  /// Index bits that one level of nodes resolves: 6 in the kernel, 2 for teaching.
  let chunkShift: Int
  /// Slots of a node.
  var chunkSize: Int { 1 << chunkShift }
  /// The arrays: lock, flags, head.
  let arrays: ObjectRow
  /// The nodes, live or free.
  let nodes: ObjectRow

  /// Fields of an array, by offset.
  enum Array { static let lock = 0, flags = 1, head = 2 }

  /// Fields of a node, by offset. Slots begin at ``Node/slots``, marks follow the slots.
  enum Node {
    static let shift = 0, offset = 1, count = 2, values = 3, parent = 4, array = 5, life = 6, slots = 7
  }

  /// How many marks an entry can carry.
  static let markCount = 3

  /// Places `arrayCount` arrays and `nodeCount` nodes in `map`.
  init(
    in map: inout MemoryMap, chunkShift: Int, arrayCount: Int, nodeCount: Int,
    entryFormat: ValueFormat = .hex, arrayName: @escaping @Sendable (Int) -> String = { "i_pages#\($0)" }
  ) {
    self.chunkShift = chunkShift
    arrays = map.place(
      arrayCount,
      fields: [Field("xa_lock", .xaLock), Field("xa_flags", .xaFlags, .hex), Field("xa_head", .xaHead, entryFormat)],
      name: arrayName)
    nodes = map.place(
      nodeCount,
      fields: [
        Field("shift", .nodeShape), Field("offset", .nodeShape), Field("count", .nodeCounts),
        Field("nr_values", .nodeCounts), Field("parent", .nodeParent, .hex), Field("array", .nodeShape, .hex),
        Field("life", .nodeLife), Field("slots", .nodeSlots, entryFormat, length: 1 << chunkShift),
        Field("marks", .nodeMarks, .hex, length: Self.markCount),
      ]
    ) { "xa_node#\($0 + 1)" }
  }
}
