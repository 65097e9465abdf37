import PageCacheModel

/// Which line of the cache a step touches, seen from the page and the slot that the operation is about.
///
/// The same step touches another line when it is about another page; this says how to find it.
enum LineShape: Hashable, Sendable {
  /// The page's own `struct page`.
  case page
  /// Line `part` of the `address_space`: 0 holds lock and head of the tree, 1 the number of pages.
  case addressSpace(part: Int)
  /// Line `part` of the node of level `level` on the way to the slot; level 0 holds the pages.
  case node(level: Int, part: Int)
  /// The line of that node in which the entry on the way to the slot stands.
  case entry(level: Int)
  /// The line with the entry behind that, where a cursor goes next.
  case nextEntry(level: Int)
  /// The line of `swap_map` with the slot's byte.
  case swapMap
  /// The line with the slot's cluster.
  case cluster
  /// The `swap_info_struct`.
  case swapInfo
  /// Another line that all CPUs share; none of the recorded operations has one.
  case other(Int)

  /// Bytes of a line.
  static let size = 64
  /// Lines of an `xa_node`: 576 bytes.
  static let linesOfNode = 9
  /// Index bits that a level resolves in the kernel.
  static let bitsOfLevel = 6
  /// Slots of a cluster.
  static let slotsOfCluster = 512

  /// The shape of the line with `byte`, for an operation about slot `slot`.
  init(_ byte: KernelByte, slot: Int) {
    switch byte.object {
    case .page: self = .page
    case .addressSpace: self = .addressSpace(part: byte.offset / Self.size)
    case .node(_, let shift):
      let level = Int(shift) / Self.bitsOfLevel
      let entry = slot >> Int(shift) & (1 << Self.bitsOfLevel - 1)
      switch byte.offset {
      case KernelByte.nodeSlot(entry): self = .entry(level: level)
      case KernelByte.nodeSlot(entry + 1): self = .nextEntry(level: level)
      default: self = .node(level: level, part: byte.offset / Self.size)
      }
    case .swapMap: self = .swapMap
    case .clusters: self = .cluster
    case .swapInfo: self = .swapInfo
    case .other(let address): self = .other(address.index)
    }
  }

  /// What people read.
  var name: String {
    switch self {
    case .page: "struct page"
    case .addressSpace(0): "i_pages (lock and xa_head)"
    case .addressSpace: "nrpages"
    case .node(let level, 0): "xa_node counts, level \(level)"
    case .node(let level, Self.linesOfNode - 1): "xa_node marks, level \(level)"
    case .node(let level, let part): "xa_node line \(part), level \(level)"
    case .entry(let level): "xa_node slots, level \(level)"
    case .nextEntry(let level): "xa_node next slot, level \(level)"
    case .swapMap: "swap_map"
    case .cluster: "cluster_info"
    case .swapInfo: "swap_info"
    case .other(let number): "word \(number)"
    }
  }
}
