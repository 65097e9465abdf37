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
  /// Writes what stands in slots and in xa_head.
  let entryFormat: ValueFormat
  /// Writes pointers to nodes, and the states of a cursor that is on none.
  let nodePointerFormat: ValueFormat

  /// Fields of an array, by offset.
  enum Array {
    /// xa_lock.
    static let lock = 0
    /// xa_flags: the marks that anything in the array carries.
    static let flags = 1
    /// xa_head.
    static let head = 2
    /// Words of an array.
    static let wordCount = 3
  }

  /// Fields of a node, by offset. The marks follow the slots.
  enum Node {
    /// Index bits below this level.
    static let shift = 0
    /// The slot of the parent in which the node stands.
    static let offset = 1
    /// Slots that are not NULL.
    static let count = 2
    /// Slots that hold a value, or a sibling of one: nr_values.
    static let values = 3
    /// The node above; 0 for the top one.
    static let parent = 4
    /// The array.
    static let array = 5
    /// What became of the node's memory; ghost state, see ``NodeLife``.
    static let life = 6
    /// The first slot.
    static let slots = 7
  }

  /// How many marks an entry can carry.
  static let markCount = 3

  /// Places `arrayCount` arrays and `nodeCount` nodes in `map`.
  ///
  /// `entryFormat` writes the pointers that the arrays hold; what else stands in slots is written here.
  init(
    in map: inout MemoryMap, chunkShift: Int, arrayCount: Int, nodeCount: Int,
    entryFormat: ValueFormat = .hex, arrayName: @escaping @Sendable (Int) -> String = { "i_pages#\($0)" }
  ) {
    self.chunkShift = chunkShift
    let chunkSize = 1 << chunkShift
    let stride = Node.slots + chunkSize + Self.markCount
    let firstNode = max(1, map.wordCount) + arrayCount * Array.wordCount
    let nodeName: @Sendable (Int) -> String = { "xa_node#\($0 + 1)" }
    let entry = ValueFormat(entryFormat.name) { word in
      XAEntry.text(word, chunkSize: Word(chunkSize)) { nodeName(($0.index - firstNode) / stride) }
        ?? entryFormat.text(word)
    }
    let pointer = ValueFormat("xa_node") { word in
      switch word {
      case XaState.root: "NULL"
      case XaState.bounds: "bounds"
      case XaState.restart: "restart"
      case _ where XAEntry.isInternal(word): "error -\(XAEntry.errno(word))"
      default: nodeName((KernelPointer.address(word).index - firstNode) / stride)
      }
    }
    self.entryFormat = entry
    nodePointerFormat = pointer
    arrays = map.place(
      arrayCount,
      fields: [Field("xa_lock", .xaLock), Field("xa_flags", .xaFlags, .hex), Field("xa_head", .xaHead, entry)],
      name: arrayName)
    nodes = map.place(
      nodeCount,
      fields: [
        Field("shift", .nodeShape), Field("offset", .nodeShape), Field("count", .nodeCounts),
        Field("nr_values", .nodeCounts), Field("parent", .nodeParent, pointer), Field("array", .nodeShape, .hex),
        Field("life", .nodeLife, NodeLife.format), Field("slots", .nodeSlots, entry, length: chunkSize),
        Field("marks", .nodeMarks, .hex, length: Self.markCount),
      ], lifetime: Node.life, name: nodeName)
  }

  /// The pointer to array `number`, as the procedures take it.
  func array(_ number: Int) -> Word { KernelPointer.pointer(to: arrays[number]) }
}

/// What became of a node's memory; the values of its `life` word.
enum NodeLife {
  /// The allocator has it; all its words are 0. Whoever touches it uses memory after it was freed.
  static let free: Word = 0
  /// Part of a tree, or about to be.
  static let live: Word = 1
  /// Freed by the holder of xa_lock, who has not let go of the lock yet.
  static let freed: Word = 2
  /// Its grace period waits for readers.
  static let waiting: Word = 3

  /// The four states in a word each.
  static let format = ValueFormat("life") { word in
    switch word {
    case free: "free"
    case live: "live"
    case freed: "freed"
    default: "waiting"
    }
  }
}
