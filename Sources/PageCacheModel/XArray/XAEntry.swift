import RaceMachine

/// What a word in a slot or in xa_head means, by its low bits (v5.1, kernel-facts 2.2).
///
/// Low bits 00: a pointer, or NULL. Bit 0 set: a value. Low bits 10: internal, and what kind depends on the number
/// above them.
enum XAEntry {
  /// "Start the walk again", left behind in nodes that are no longer part of the tree.
  static let retry: Word = internalEntry(256)
  /// A reserved slot: in use, but reads as NULL in the normal API.
  static let zero: Word = internalEntry(257)
  /// No entry.
  static let null: Word = 0

  /// Internal entry number `number`.
  static func internalEntry(_ number: Word) -> Word { number << 2 | 2 }

  /// Whether the two low bits say "internal".
  static func isInternal(_ entry: Word) -> Bool { entry & 3 == 2 }

  /// The entry that holds the integer `number`, of 63 bits.
  static func value(_ number: Word) -> Word { number << 1 | 1 }

  /// Whether the entry holds an integer.
  static func isValue(_ entry: Word) -> Bool { entry & 1 != 0 }

  /// "The entry of this slot stands in slot `slot` of the same node."
  static func sibling(_ slot: Word) -> Word { internalEntry(slot) }

  /// Whether the entry refers to an earlier slot of a node with `chunkSize` slots.
  static func isSibling(_ entry: Word, chunkSize: Word) -> Bool {
    isInternal(entry) && entry < sibling(chunkSize - 1)
  }

  /// The slot to which a sibling entry refers.
  static func siblingSlot(_ entry: Word) -> Word { entry >> 2 }

  /// The entry that leads to the child node at `pointer`.
  static func node(_ pointer: Word) -> Word { pointer &+ 2 }

  /// Whether the entry leads to a child node.
  static func isNode(_ entry: Word) -> Bool { isInternal(entry) && entry > 4096 }

  /// The pointer in an entry that leads to a node.
  static func toNode(_ entry: Word) -> Word { entry &- 2 }

  /// The entry, or the cursor's xa_node, that stands for error −`errno`.
  static func error(_ errno: Word) -> Word { (0 &- errno) << 2 | 2 }

  /// The error number, positive, of an error entry; 0 for other entries.
  static func errno(_ entry: Word) -> Word {
    isInternal(entry) && entry >= error(4095) ? 0 &- Word(bitPattern: Int64(bitPattern: entry) >> 2) : 0
  }

  /// What no pointer is, in words; nil for pointers.
  static func text(_ entry: Word, chunkSize: Word, nodeName: (Address) -> String) -> String? {
    switch entry {
    case null: "NULL"
    case retry: "RETRY"
    case zero: "ZERO"
    case _ where isValue(entry): "value \(entry >> 1)"
    case _ where isSibling(entry, chunkSize: chunkSize): "sibling of \(siblingSlot(entry))"
    case _ where errno(entry) != 0: "error -\(errno(entry))"
    case _ where isNode(entry): nodeName(KernelPointer.address(toNode(entry)))
    default: nil
    }
  }
}
