import RaceMachine

/// `struct xa_state`, the cursor of one operation on an XArray (v5.1, kernel-facts 2.2).
///
/// It lies as a record in the frame of whoever runs the operation; the xas_* procedures get it by reference.
/// There is no spare node (xa_alloc): nodes come from the allocator when they are needed.
enum XaState {
  /// The array.
  static let xa = 0
  /// The index that the operation is about.
  static let index = 1
  /// Index bits below the level at which the entry stands: 0 unless the cursor has an order.
  static let shift = 2
  /// How many slots after the first one the entry takes as well.
  static let sibs = 3
  /// The slot of the node.
  static let offset = 4
  /// The node, or one of the states ``root``, ``bounds``, ``restart`` and errors.
  static let node = 5

  /// Words of the record.
  static let wordCount = 6

  /// xa_node: the entry stands in xa_head.
  static let root: Word = 0
  /// xa_node: the index lies outside the tree.
  static let bounds: Word = 1
  /// xa_node: the walk begins at the root.
  static let restart: Word = 3

  /// Whether the fields of a record are those of a cursor.
  static func isRecord(_ fields: [Field]) -> Bool { fields.count == wordCount && fields.last?.name == "xa_node" }

  /// Whether the cursor stands at a slot or at xa_head.
  static func isValid(_ node: Word) -> Bool { node & 3 == 0 }

  /// Whether the cursor stands at a slot of a node.
  static func isNode(_ node: Word) -> Bool { node & 3 == 0 && node != root }

  /// Whether the cursor is on no node: at xa_head, outside, or before the walk.
  static func isTop(_ node: Word) -> Bool { node <= restart }

  /// Whether xas_next and xas_prev leave the index alone: before the walk, or after an error.
  static func isFrozen(_ node: Word) -> Bool { node & 2 != 0 }

  /// Whether the operation failed.
  static func isError(_ node: Word) -> Bool { XAEntry.errno(node) != 0 }

  /// Where the entry of an order lies: its first index, and shift and siblings of its slots.
  static func block(_ index: Word, order: Word, chunkShift: Word) -> (index: Word, shift: Word, sibs: Word) {
    let rest = order % chunkShift
    return (order < 64 ? (index >> order) << order : 0, order - rest, (1 << rest) - 1)
  }
}

extension XArrayMemory {
  /// The fields of a cursor, for ``Frame/record(_:fields:)``. They lie in a frame, so the regions mean nothing.
  var xaStateFields: [Field] {
    [
      Field("xa", .xaHead, .hidden), Field("xa_index", .xaHead), Field("xa_shift", .xaHead),
      Field("xa_sibs", .xaHead), Field("xa_offset", .xaHead), Field("xa_node", .nodeParent, nodePointerFormat),
    ]
  }
}

extension StepContext {
  /// Makes `record` a fresh cursor for `index` of `array`, an order-0 one unless `order` says otherwise:
  /// XA_STATE_ORDER().
  mutating func setUp(
    _ record: Local, _ array: Word, _ index: Word, order: Word = 0, chunkShift: Int
  ) {
    let block = XaState.block(index, order: order, chunkShift: Word(chunkShift))
    self[record, XaState.xa] = array
    self[record, XaState.index] = block.index
    self[record, XaState.shift] = block.shift
    self[record, XaState.sibs] = block.sibs
    reset(record)
  }

  /// The cursor `record` of this procedure is of no use any more.
  mutating func clear(_ record: Local) {
    for field in 0..<XaState.wordCount { self[record, field] = 0 }
  }

  /// The cursor `record` of this procedure starts at the root again: xas_reset().
  mutating func reset(_ record: Local) {
    self[record, XaState.node] = XaState.restart
    self[record, XaState.offset] = 0
  }
}

/// A cursor in a caller's frame, as a procedure that got it by reference sees it.
struct XasReference: Sendable {
  /// The argument.
  let local: Local
  /// Field xa.
  let xa: Through
  /// Field xa_index.
  let index: Through
  /// Field xa_shift.
  let shift: Through
  /// Field xa_sibs.
  let sibs: Through
  /// Field xa_offset.
  let offset: Through
  /// Field xa_node.
  let node: Through

  /// Declares the next argument of a frame as a cursor.
  init(_ frame: inout Frame) {
    local = frame.argument("xas", .hidden)
    xa = Through(local, XaState.xa)
    index = Through(local, XaState.index)
    shift = Through(local, XaState.shift)
    sibs = Through(local, XaState.sibs)
    offset = Through(local, XaState.offset)
    node = Through(local, XaState.node)
  }

  /// The cursor, for a callee.
  var operand: Operand { .local(local) }

  /// xa_lock of the array.
  var lock: Place {
    let xa = xa
    return Place(.xaLock) { KernelPointer.address($0[xa]) + XArrayMemory.Array.lock }
  }

  /// xa_head of the array.
  var head: Place {
    let xa = xa
    return Place(.xaHead) { KernelPointer.address($0[xa]) + XArrayMemory.Array.head }
  }

  /// The slot at which the cursor stands.
  var slot: Place {
    let (node, offset) = (node, offset)
    return Place(.nodeSlots) {
      KernelPointer.address($0[node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: $0[offset]))
    }
  }

  /// The way up from the node at which the cursor stands.
  var parent: Place {
    let node = node
    return Place(.nodeParent) { KernelPointer.address($0[node]) + XArrayMemory.Node.parent }
  }
}

extension StepContext {
  /// Puts the cursor on no node: `state` is root, bounds, restart or an error. Its offset means nothing then.
  mutating func leaveTree(_ xas: XasReference, _ state: Word) {
    self[xas.node] = state
    self[xas.offset] = 0
  }

  /// How many indices the cursor's entry covers: xas_size(). Wraps like the kernel's.
  func size(_ xas: XasReference) -> Word { (self[xas.sibs] &+ 1) &<< self[xas.shift] }
}
