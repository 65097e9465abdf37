import RaceMachine

/// Nodes from the allocator (v5.1 xas_alloc(); kernel-facts 2.2).
extension XArrayProcedures {
  /// What the allocator's step touches of a node that nobody else can reach yet.
  static let allocated: RegionSet = [.nodeLife, .nodeShape, .nodeParent]

  /// A cleared node for level `shift`, to stand in slot `offset` of `parent` (0: on top); 0 when there is none, with
  /// the error in the cursor.
  ///
  /// Always the lowest free node, so that equal histories lead to equal states. The step declares ``allocated``.
  func allocate(
    _ context: inout StepContext, _ xas: XasReference, shift: Word, parent: Word, offset: Word
  ) -> Word {
    let life = XArrayMemory.Node.life
    guard let number = (0..<memory.nodes.count).first(where: { context.peek(memory.nodes[$0] + life, .nodeLife) == 0 })
    else {
      context.note("no memory for a node")
      context.leaveTree(xas, XAEntry.error(12))
      return 0
    }
    let base = memory.nodes[number]
    context.poke(base + life, .nodeLife, NodeLife.live)
    context.poke(base + XArrayMemory.Node.shift, .nodeShape, shift)
    context.poke(base + XArrayMemory.Node.array, .nodeShape, context[xas.xa])
    context.poke(base + XArrayMemory.Node.parent, .nodeParent, parent)
    context.poke(base + XArrayMemory.Node.offset, .nodeShape, offset)
    context.note("\(memory.nodes.name(of: number)) allocated")
    return KernelPointer.pointer(to: base)
  }

  /// `xas_alloc(xas, shift)`: a node for the slot at which the cursor stands; 0 and an error when there is none.
  var xasAlloc: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let shift = frame.argument("shift")
    let procedures = self
    return Procedure("xas_alloc", frame) {
      Pause("return a cleared node") { context, _ in
        let (parent, offset) = (context[xas.node], context[xas.offset])
        let node = procedures.allocate(&context, xas, shift: context[shift], parent: parent, offset: offset)
        if node != 0, parent != XaState.root { context.addCounts(parent, count: 1) }
        return .back(node)
      }.touching(Self.allocated, because: .allocator)
    }
  }

  /// `xas_expand(xas, head)`: makes the tree tall enough for the cursor. Returns the index bits below its head.
  ///
  /// A new top node is filled before it is published: its slot 0 holds the old head.
  var xasExpand: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let head = frame.argument("head", memory.entryFormat)
    let shift = frame.local("shift")
    let node = frame.local("node", memory.nodePointerFormat)
    let (chunkSize, procedures) = (chunkSize, self)
    let chunkShift = chunkShift
    let headParent = Place(.nodeParent) { context in
      KernelPointer.address(XAEntry.toNode(context[head])) + XArrayMemory.Node.parent
    }
    return Procedure("xas_expand", frame) {
      Compute("shift = height of the tree") { context in
        if context[head] == XAEntry.null { return .back(procedures.height(for: context.lastIndex(xas))) }
        if XAEntry.isNode(context[head]) {
          context[shift] = context.shift(of: XAEntry.toNode(context[head])) + chunkShift
        }
        context.leaveTree(xas, XaState.root)
        return .next
      }
      At("grow")
      Compute("while (max > max_index(head))") { context in
        let grows = context.lastIndex(xas) > context.maxIndex(context[head], chunkSize: chunkSize)
        context.show(grows ? "yes" : "no")
        if grows { return .next }
        if XAEntry.isNode(context[head]) { context[xas.node] = XAEntry.toNode(context[head]) }
        return .back(context[shift])
      }
      Pause("  node = xas_alloc(&xas, shift)") { context, _ in
        let new = procedures.allocate(&context, xas, shift: context[shift], parent: 0, offset: 0)
        if new == 0 { return .back(0) }
        context[node] = new
        let old = context[head]
        context.poke(KernelPointer.address(new) + XArrayMemory.Node.slots, .nodeSlots, old)
        context.addCounts(new, count: 1, values: XAEntry.isValue(old) ? 1 : 0)
        for mark in 0..<Word(XArrayMemory.markCount) where context.isMarked(context[xas.xa], mark) {
          context.setMarks(of: new, mark, chunkSize: chunkSize, to: 1)
        }
        return XAEntry.isNode(old) ? .next : .go("publish")
      }.touching(Self.allocated.union([.nodeSlots]), because: .allocator)
      Store("  head->parent = node", headParent, .local(node), order: .release).dependent()
      At("publish")
      Store("  xa_head = node", xas.head, Operand { XAEntry.node($0[node]) }, order: .release) { context, _ in
        context[head] = XAEntry.node(context[node])
        context[node] = 0
        context[shift] += chunkShift
        return .go("grow")
      }
    }
  }

  /// The index bits that a tree without any node needs for `last`; 0 when xa_head itself will do.
  private func height(for last: Word) -> Word {
    if last == 0 { return 0 }
    var shift: Word = 0
    while last >> shift >= chunkSize { shift += chunkShift }
    return shift + chunkShift
  }
}

extension StepContext {
  /// The last index that the cursor's entry covers, or one more where only that keeps a tree above it: xas_max().
  func lastIndex(_ xas: XasReference) -> Word {
    if self[xas.shift] == 0 && self[xas.sibs] == 0 { return self[xas.index] }
    let below = size(xas) &- 1
    let last = self[xas.index] | below
    return last == below ? last &+ 1 : last
  }
}
