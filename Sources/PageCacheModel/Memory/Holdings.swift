import RaceMachine

/// What reduction asks about the kernel, answered without copying anything large.
final class Holdings: Sendable {
  let memory: KernelMemory
  /// For each task whether it changes no slot of an XArray.
  private let onlyLooksUp: [Bool]
  /// For each word the page around it, from 1, or the node around it, from −1 downwards; 0 for neither.
  private let objects: [Int32]

  init(_ memory: KernelMemory, _ tasks: [RaceTask], _ program: Program) {
    self.memory = memory
    objects = (0..<memory.map.wordCount).map { word in
      if let page = memory.pages.row.number(of: Address(word)) { return Int32(page) + 1 }
      return memory.xarrays.nodes.number(of: Address(word)).map { -1 - Int32($0) } ?? 0
    }
    onlyLooksUp = tasks.map { task in
      program.number(of: task.procedure).map { !program.mayChange(.nodeSlots, in: $0) } ?? false
    }
  }

  /// Whether nobody can free the object around `address` before `cpu` goes on: a page on which it has a reference, or a
  /// node that its read section or its xa_lock keeps.
  func holds(_ address: Address, cpu: Int, in view: MachineView) -> Bool {
    let object = objects[address.index]
    return object > 0 ? holdsPage(Int(object) - 1, cpu, view) : object < 0 && holdsNode(Int(-object) - 1, cpu, view)
  }

  private func holdsPage(_ number: Int, _ cpu: Int, _ view: MachineView) -> Bool {
    if view.register(CPURegister.heldPages, of: cpu) == 0 { return false }
    let head = view.word(memory.pages.row[number] + PageFrames.Field.compoundHead)
    let page = head != 0 ? head : KernelPointer.page(memory.pages.pfn(of: number))
    for place in 0..<CPURegister.heldPageCapacity
    where view.register(CPURegister.heldPages + place, of: cpu) == page { return true }
    return false
  }

  private func holdsNode(_ number: Int, _ cpu: Int, _ view: MachineView) -> Bool {
    let node = memory.xarrays.nodes[number]
    switch view.word(node + XArrayMemory.Node.life) {
    case NodeLife.live, NodeLife.freed:
      if view.register(CPURegister.rcuNesting, of: cpu) > 0 { return true }
      let array = KernelPointer.address(view.word(node + XArrayMemory.Node.array))
      return view.holds(lockAt: array + XArrayMemory.Array.lock, cpu: cpu)
    case NodeLife.waiting:
      return view.register(CPURegister.heldNodes + number / 64, of: cpu) >> Word(number % 64) & 1 != 0
    default: return false
    }
  }

  /// Whether `cpu` may touch the word at `address` from now on. No for slots of the XArray that are not responsible for
  /// the offset that the CPU looks up, if it does no more with the XArray than to look up. No entry here has siblings.
  func mayTouch(_ address: Address, cpu: Int, in view: MachineView) -> Bool {
    guard onlyLooksUp[cpu], objects[address.index] < 0 else { return true }
    let node = memory.xarrays.nodes[Int(-objects[address.index]) - 1]
    let slot = address.index - node.index - XArrayMemory.Node.slots
    guard slot >= 0, slot < memory.xarrays.chunkSize, let offset = offsetOfLookup(cpu, view) else { return true }
    return Int(offset >> view.word(node + XArrayMemory.Node.shift)) & (memory.xarrays.chunkSize - 1) == slot
  }

  /// The offset that `cpu` looks up or is about to look up; nil when that is not known.
  private func offsetOfLookup(_ cpu: Int, _ view: MachineView) -> Word? {
    if view.register(CPURegister.armed, of: cpu) != 0 { return view.register(CPURegister.announcedOffset, of: cpu) }
    if view.register(CPURegister.lookupSpace, of: cpu) == 0 { return nil }
    return view.register(CPURegister.lookupOffset, of: cpu)
  }
}
