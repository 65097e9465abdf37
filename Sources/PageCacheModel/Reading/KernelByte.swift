import RaceMachine

/// Where the kernel has what a word of the model stands for: which object, and how many bytes from its beginning.
///
/// In the model each field is a word of its own. In the kernel several share a line of the cache, and whoever writes one
/// takes the others away from everybody else.
public struct KernelByte: Hashable, Sendable {
  /// Something that the kernel allocates as a whole.
  public enum Object: Hashable, Sendable {
    /// A `struct page`, by its frame number.
    case page(Word)
    /// An `address_space`, by the number of the model's.
    case addressSpace(Int)
    /// An `xa_node`, by the number of the model's, with the index bits below its level.
    case node(Int, shift: Word)
    /// The `swap_map` of a swap file: a byte a slot.
    case swapMap(file: Int)
    /// The `cluster_info` of a swap file: 8 bytes a cluster.
    case clusters(file: Int)
    /// The `swap_info_struct` of a swap file.
    case swapInfo(file: Int)
    /// Anything else, each word by itself.
    case other(Address)
  }

  /// The object.
  public let object: Object
  /// Bytes from its beginning.
  public let offset: Int
}

/// Offsets of v5.1 on x86-64, without lock debugging (kernel-facts 2.1 to 2.3).
extension KernelByte {
  /// `struct page`, 64 bytes; what the model keeps of tail pages overlays the same words.
  private static let page = [
    (PageFrames.Field.flags, 0), (PageFrames.Field.compoundHead, 8), (PageFrames.Field.compoundDtor, 16),
    (PageFrames.Field.compoundOrder, 17), (PageFrames.Field.mapping, 24), (PageFrames.Field.index, 32),
    (PageFrames.Field.privateWord, 40), (PageFrames.Field.mapcount, 48), (PageFrames.Field.refcount, 52),
  ]
  /// `i_pages` begins 8 bytes after the beginning of an `address_space`: lock, flags, head.
  private static let array = [
    (XArrayMemory.Array.lock, 8), (XArrayMemory.Array.flags, 12), (XArrayMemory.Array.head, 16),
  ]
  /// nrpages of an `address_space`.
  private static let pageCount = 88
  /// `struct xa_node`, 576 bytes: four bytes of shape and counts, pointers, the slots, the marks.
  private static let node = [
    (XArrayMemory.Node.shift, 0), (XArrayMemory.Node.offset, 1), (XArrayMemory.Node.count, 2),
    (XArrayMemory.Node.values, 3), (XArrayMemory.Node.parent, 8), (XArrayMemory.Node.array, 16),
  ]
  private static let nodeSlots = 40
  /// Bytes of a pointer, and of a `swap_cluster_info`.
  private static let pointer = 8

  /// Where slot `slot` of an `xa_node` lies in it.
  public static func nodeSlot(_ slot: Int) -> Int { nodeSlots + slot * pointer }
  /// Where the entry of cluster `cluster` lies in a `cluster_info`.
  public static func cluster(_ cluster: Int) -> Int { cluster * pointer }

  /// Where the word at `address` lies; nil for what judges remember, which no kernel has.
  init?(_ address: Address, _ memory: KernelMemory, _ view: MachineView) {
    guard let place = memory.map.location(of: address),
      memory.map.rows[place.row].fields[place.field].region.nature != .ghost
    else { return nil }
    func offset(_ table: [(Int, Int)], _ base: Address) -> Int {
      table.first { $0.0 == address.index - base.index }?.1 ?? 0
    }
    if let page = memory.pages.row.number(of: address) {
      self.init(
        object: .page(memory.pages.pfn(of: page)), offset: offset(Self.page, memory.pages.row[page]))
    } else if let array = memory.xarrays.arrays.number(of: address) {
      self.init(object: .addressSpace(array), offset: offset(Self.array, memory.xarrays.arrays[array]))
    } else if let space = memory.spaces.number(of: address) {
      self.init(object: .addressSpace(space), offset: Self.pageCount)
    } else if let number = memory.xarrays.nodes.number(of: address) {
      let base = memory.xarrays.nodes[number]
      let slot = address.index - base.index - XArrayMemory.Node.slots
      // The marks follow the slots.
      let inNode = slot < 0 ? offset(Self.node, base) : Self.nodeSlot(slot)
      self.init(object: .node(number, shift: view.word(base + XArrayMemory.Node.shift)), offset: inNode)
    } else {
      self.init(swap: address, memory.swap)
    }
  }

  /// The same for what belongs to swap files, and the rest.
  private init(swap address: Address, _ swap: SwapMemory) {
    for (number, file) in swap.files.enumerated() {
      if let slot = file.map.number(of: address) {
        self.init(object: .swapMap(file: number), offset: Int(file.window.lowerBound) + slot)
        return
      }
      if let cluster = file.clusters.number(of: address) {
        let first = Int(file.window.lowerBound) / swap.geometry.clusterSlots
        self.init(object: .clusters(file: number), offset: Self.cluster(first + cluster))
        return
      }
      if file.info.number(of: address) != nil {
        self.init(object: .swapInfo(file: number), offset: 0)
        return
      }
    }
    self.init(object: .other(address), offset: 0)
  }
}

extension KernelReading {
  /// Where the kernel has what the word at `address` stands for; nil for what judges remember, which no kernel has.
  public func kernelByte(_ address: Address) -> KernelByte? { KernelByte(address, memory, view) }
}
