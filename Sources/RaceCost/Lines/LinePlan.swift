import PageCacheModel

/// Where all lines of a simulation lie in one row, and how a shape finds its line.
struct LinePlan {
  let shapes: [LineShape]
  let spaces: Int
  /// Pages of an address space.
  let pages: Int
  /// The number of lines in all.
  let count: Int
  /// Where the lines of each kind begin.
  private let pageBase, spaceBase, nodeBase, mapBase, clusterBase, otherBase: Int
  /// Where the nodes of each level begin among those of an address space, and how many there are in all.
  private let levelBase: [Int]
  private let nodesOfSpace: Int

  /// Slots of an address space: 64 MiB.
  static let slotsOfSpace = 16384
  private static let linesOfSpace = 2
  private static let levels = 8
  /// The first slot of the first address space: the tree is as tall as the recorded one.
  private static let firstSlot = Int(0x50000)

  init(_ shapes: [LineShape], spaces: Int, pages: Int) {
    self.shapes = shapes
    self.spaces = spaces
    self.pages = pages
    var bases: [Int] = []
    var nodes = 0
    for level in 0..<Self.levels {
      bases.append(nodes)
      nodes += (pages - 1) >> (LineShape.bitsOfLevel * (level + 1)) + 1
    }
    levelBase = bases
    nodesOfSpace = nodes
    pageBase = 0
    spaceBase = pageBase + spaces * pages
    nodeBase = spaceBase + spaces * Self.linesOfSpace
    mapBase = nodeBase + spaces * nodes * LineShape.linesOfNode
    clusterBase = mapBase + spaces * Self.slotsOfSpace / LineShape.size
    otherBase = clusterBase + spaces * Self.slotsOfSpace / LineShape.slotsOfCluster
    count = otherBase + 1 + shapes.count
  }

  /// The line of `shape` for page `page` of address space `space`.
  func line(_ shape: LineShape, space: Int, page: Int) -> Int {
    let slot = space * Self.slotsOfSpace + page
    switch shape {
    case .page: return pageBase + space * pages + page
    case .addressSpace(let part): return spaceBase + space * Self.linesOfSpace + min(part, Self.linesOfSpace - 1)
    case .node(let level, let part): return node(level, space, page) + part
    case .entry(let level): return node(level, space, page) + part(level, slot, plus: 0)
    case .nextEntry(let level): return node(level, space, page) + part(level, slot, plus: 1)
    case .swapMap: return mapBase + slot / LineShape.size
    case .cluster: return clusterBase + KernelByte.cluster(slot / LineShape.slotsOfCluster) / LineShape.size
    case .swapInfo: return otherBase
    case .other: return otherBase + 1 + (shapes.firstIndex(of: shape) ?? 0)
    }
  }

  /// The first line of the node of `level` on the way to the page.
  private func node(_ level: Int, _ space: Int, _ page: Int) -> Int {
    let number = space * nodesOfSpace + levelBase[level] + page >> (LineShape.bitsOfLevel * (level + 1))
    return nodeBase + number * LineShape.linesOfNode
  }

  /// The line of a node in which the entry on the way to a slot stands, or one that comes `plus` later in the same node.
  private func part(_ level: Int, _ slot: Int, plus: Int) -> Int {
    let last = 1 << LineShape.bitsOfLevel - 1
    let entry = (Self.firstSlot + slot) >> (LineShape.bitsOfLevel * level) & last
    return KernelByte.nodeSlot(min(entry + plus, last)) / LineShape.size
  }

  /// How many locks there are whose word is in a line of `shape`.
  func lockCount(_ shape: LineShape) -> Int {
    switch shape {
    case .page: spaces * pages
    case .addressSpace: spaces
    case .cluster: spaces * Self.slotsOfSpace / LineShape.slotsOfCluster
    default: 1
    }
  }

  /// Which of them the page has.
  func lockNumber(_ shape: LineShape, space: Int, page: Int) -> Int {
    switch shape {
    case .page: space * pages + page
    case .addressSpace: space
    case .cluster: (space * Self.slotsOfSpace + page) / LineShape.slotsOfCluster
    default: 0
    }
  }
}
