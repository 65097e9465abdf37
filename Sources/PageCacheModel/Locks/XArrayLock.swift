import RaceMachine

extension LockKind {
  /// xa_lock of an address space's i_pages (kernel-facts 3.10b): spins, taken with interrupts off where it matters.
  /// A lock has the number of the region in which its word lies.
  static let iPages = LockKind(10, "i_pages lock", sleeps: false)
}

/// RCU and xa_lock: what lets nodes be freed while walkers may still be inside (kernel-facts 2.2).
///
/// Both make steps for procedures to include. The lock is part of RCU here, since the grace period of the nodes
/// freed under it begins when it is released: the code frees some nodes before it unlinks them.
struct NodeRCU: Sendable {
  /// The nodes.
  let memory: XArrayMemory

  /// What a step touches that returns nodes to the allocator.
  static let returned: RegionSet = [
    .nodeLife, .nodeShape, .nodeCounts, .nodeParent, .nodeSlots, .nodeMarks, .gracePeriods,
  ]

  /// Takes xa_lock of the array to which `array` computes the pointer: xas_lock(), xas_lock_irq() and so on.
  func xaLock(_ line: String, _ array: @escaping Expression, then body: @escaping Body = proceed) -> Step {
    Lock(line, .iPages, place(array), then: body).step
  }

  /// Releases xa_lock. The nodes freed under it now wait for the readers that are in an RCU section at this moment.
  func xaUnlock(_ line: String, _ array: @escaping Expression, then body: @escaping Body = proceed) -> Step {
    let rcu = self
    return Unlock(line, .iPages, place(array)) { context, value in
      let array = array(context)
      rcu.beginGracePeriod(&context, array)
      return body(&context, value)
    }.touching(Self.returned.union([.readSections]), because: .gracePeriod)
  }

  private func place(_ array: @escaping Expression) -> Place {
    Place(.xaLock) { KernelPointer.address(array($0)) + XArrayMemory.Array.lock }
  }

  private func beginGracePeriod(_ context: inout StepContext, _ array: Word) {
    for number in 0..<memory.nodes.count {
      let node = memory.nodes[number]
      guard context.peek(node + XArrayMemory.Node.life, .nodeLife) == NodeLife.freed,
        context.peek(node + XArrayMemory.Node.array, .nodeShape) == array
      else { continue }
      let name = memory.nodes.name(of: number)
      let register = CPURegister.heldNodes + number / 64
      var readers = 0
      for cpu in 0..<context.cpuCount where context.register(CPURegister.rcuNesting, of: cpu) != 0 {
        let held = context.register(register, of: cpu)
        context.setRegister(register, of: cpu, to: held | 1 << Word(number % 64))
        readers += 1
      }
      if readers == 0 {
        clear(node, &context)
        context.note("\(name) freed")
      } else {
        context.poke(node + XArrayMemory.Node.life, .nodeLife, NodeLife.waiting)
        context.note("\(name) waits for a grace period")
      }
    }
  }

  /// Gives a node back to the allocator. All its words become 0, so that equal states look equal.
  func clear(_ node: Address, _ context: inout StepContext) {
    var place = node
    for field in memory.nodes.fields {
      for _ in 0..<field.length {
        context.poke(place, field.region, 0)
        place = place + 1
      }
    }
  }
}
