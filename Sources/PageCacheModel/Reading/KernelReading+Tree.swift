import RaceMachine

extension KernelReading {
  /// An address space with its tree.
  public struct Space: Sendable {
    /// Its number among all address spaces: those of the swap files come first.
    public let number: Int
    /// The swap file that it belongs to; nil for the address space of a file.
    public let swapFile: Word?
    /// Whether an index stands for a huge page, as in hugetlbfs, instead of for 4 KiB.
    public let countsHugePages: Bool
    /// Such as `swap 0, space 0`.
    public let name: String
    /// The i_pages lock.
    public let lock: Value
    /// xa_head.
    public let head: Value
    /// How many pages are in it.
    public let pageCount: Word
    /// The nodes that can be reached from the head, parents before children, left before right.
    public let nodes: [Node]
  }

  /// A node of a tree.
  public struct Node: Sendable {
    /// Its number in the model; people read `xa_node#(number + 1)`.
    public let number: Int
    /// The number of the address space that it is or was part of.
    public let space: Int?
    /// Index bits below its level.
    public let shift: Int
    /// The first index that it covers; 0 for a node that is not in a tree any more.
    public let firstIndex: Word
    /// What stands in each slot.
    public let slots: [Value]
    /// How many slots are in use.
    public let count: Word
    /// What became of it.
    public let life: Life
    /// The CPUs that keep its memory from being reused.
    public let heldBackBy: [Int]
  }

  /// What became of a node.
  public enum Life: Sendable {
    /// Reached from a head.
    case live
    /// Unlinked; its memory waits for the lock to be dropped or for a grace period.
    case dead
  }

  /// The address spaces of the model.
  public var spaces: [Space] {
    (0..<memory.xarrays.arrays.count).map { number in
      let base = memory.xarrays.arrays[number]
      let head = value(base + XArrayMemory.Array.head)
      return Space(
        number: number, swapFile: memory.swap.files.first { $0.firstSpace == number }?.type,
        countsHugePages: number >= memory.firstHugetlbSpace,
        name: memory.spaces.name(of: number), lock: value(base + XArrayMemory.Array.lock), head: head,
        pageCount: view.word(memory.spaces[number]), nodes: reachable(head.word))
    }
  }

  /// The slots of leaves that name a page which is not, or no longer, the one whose data belongs there: the old head
  /// of a huge page that was split, for one.
  public func staleSlots(of space: Space) -> [Value] {
    space.nodes.filter { $0.shift == 0 }.flatMap { node in
      node.slots.enumerated().compactMap { slot, value in
        guard value.word != 0, value.word & 3 == 0,
          let home = memory.homes.address(space: space.number, offset: node.firstIndex &+ Word(slot)).map(view.word),
          home != 0, home != value.word
        else { return nil }
        return view.word(memory.pages.address(home, PageFrames.Field.compoundHead)) == value.word ? nil : value
      }
    }
  }

  /// Nodes that are unlinked but not free yet.
  public var deadNodes: [Node] {
    (0..<memory.xarrays.nodes.count).compactMap { number in
      let life = view.word(memory.xarrays.nodes[number] + XArrayMemory.Node.life)
      return life == NodeLife.freed || life == NodeLife.waiting
        ? node(number, firstIndex: 0, life: .dead) : nil
    }
  }

  /// The name of the node that an entry leads to; nil for other entries.
  public func nodeNumber(_ entry: Word) -> Int? {
    guard XAEntry.isNode(entry) else { return nil }
    return memory.xarrays.nodes.number(of: KernelPointer.address(XAEntry.toNode(entry)))
  }

  private func reachable(_ head: Word) -> [Node] {
    var result: [Node] = []
    func visit(_ entry: Word, _ firstIndex: Word) {
      guard let number = nodeNumber(entry) else { return }
      let node = node(number, firstIndex: firstIndex, life: .live)
      result.append(node)
      for (slot, value) in node.slots.enumerated() {
        visit(value.word, firstIndex &+ Word(slot) << Word(node.shift))
      }
    }
    visit(head, 0)
    return result
  }

  private func node(_ number: Int, firstIndex: Word, life: Life) -> Node {
    let base = memory.xarrays.nodes[number]
    let slots = (0..<memory.xarrays.chunkSize).map { value(base + (XArrayMemory.Node.slots + $0)) }
    let holders = (0..<view.cpuCount).filter {
      view.register(CPURegister.heldNodes + number / 64, of: $0) >> Word(number % 64) & 1 != 0
    }
    return Node(
      number: number,
      space: memory.xarrays.arrays.number(of: KernelPointer.address(view.word(base + XArrayMemory.Node.array))),
      shift: Int(view.word(base + XArrayMemory.Node.shift)), firstIndex: firstIndex, slots: slots,
      count: view.word(base + XArrayMemory.Node.count), life: life, heldBackBy: holders)
  }
}
