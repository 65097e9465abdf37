import RaceMachine

/// Making several smaller entries of a large one (v5.10 and later; the swap cache of 2019 has no use for it).
extension XArrayProcedures {
  /// `xas_split(xas, entry, order)`: what stands at the cursor, of `order`, becomes entries of the cursor's order.
  ///
  /// Two levels down is too far: the cursor says −ENOMEM then, as xas_split_alloc() does. New nodes are allocated one
  /// by one here instead of beforehand; each is full of the entry when it is published.
  var xasSplit: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let format = memory.entryFormat
    let entry = frame.argument("entry", format)
    let order = frame.argument("order")
    let old = frame.local("curr", format)
    let offset = frame.local("offset")
    let canon = frame.local("canon")
    let child = frame.local("child", memory.nodePointerFormat)
    let values = frame.local("values", .hidden)
    let (chunkShift, procedures) = (chunkShift, self)
    func slot(_ place: Local) -> Place {
      Place(.nodeSlots) { context in
        KernelPointer.address(context[xas.node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: context[place]))
      }
    }
    return Procedure("xas_split", frame) {
      Compute("if (too many levels) -ENOMEM") { context in
        guard context[xas.shift] + 2 * chunkShift < context[order] else { return .next }
        context.leaveTree(xas, XAEntry.error(12))
        return .back(0)
      }
      Call("curr = xas_load(&xas)", "xas_load", xas.operand) { context, value in
        if XaState.isTop(context[xas.node]) { return .back(0) }
        context[old] = value
        context[offset] = context[xas.offset] + (1 << (context[order] % chunkShift) - 1)
        return .next
      }
      At("piece")
      Compute("for each piece, the last one first") { context in
        if context[xas.shift] < context.shift(of: context[xas.node]) { return .next }
        context[canon] = context[offset] - context[xas.sibs]
        procedures.copyMarks(&context, xas, to: context[canon], child: nil)
        return .go("same level")
      }
      Pause("  child = node full of entry") { context, _ in
        let shift = context.shift(of: context[xas.node]) - chunkShift
        let node = procedures.allocate(
          &context, xas, shift: shift, parent: context[xas.node], offset: context[offset])
        if node == 0 { return .back(0) }
        context[child] = node
        procedures.fill(&context, node, with: context[entry], sibs: context[xas.sibs])
        procedures.copyMarks(&context, xas, to: context[offset], child: node)
        return .next
      }.touching(Self.allocated.union([.nodeSlots]), because: .allocator)
      Store("  slots[offset] = child", slot(offset), Operand { XAEntry.node($0[child]) }, order: .release) {
        context, _ in
        context[child] = 0
        if XAEntry.isValue(context[old]) { context[values] &-= 1 }
        return .go("on")
      }.dependent()
      At("same level")
      Store("  slots[canon] = entry", slot(canon), .local(entry), order: .release) { context, before in
        let index = procedures.firstIndex(context, xas, context[canon])
        procedures.tell(&context, context[xas.xa], index, before, context[entry])
        let change: Word = (XAEntry.isValue(context[entry]) ? 1 : 0) &- (XAEntry.isValue(context[old]) ? 1 : 0)
        context[values] &+= change &* (context[xas.sibs] + 1)
        return .next
      }.dependent().tellingJudges()
      At("sibling")
      Compute("  its other slots: siblings") { context in
        if context[offset] > context[canon] { return .next }
        context[canon] = 0
        return .go("on")
      }
      Store("  slots[offset] = sibling", slot(offset), Operand { XAEntry.sibling($0[canon]) }, order: .release) {
        context, _ in
        context[offset] -= 1
        return .go("sibling")
      }.dependent()
      At("on")
      Compute("node->nr_values += values") { context in
        if context[offset] > context[xas.offset] {
          context[offset] -= 1
          return .go("piece")
        }
        context.addCounts(context[xas.node], values: context[values])
        return .back(0)
      }
    }
  }

  /// Fills the slots of an unpublished node with entries of `sibs + 1` slots each.
  private func fill(_ context: inout StepContext, _ node: Word, with entry: Word, sibs: Word) {
    let slots = KernelPointer.address(node) + XArrayMemory.Node.slots
    for slot in 0..<chunkSize {
      let first = slot & ~sibs
      context.poke(slots + Int(slot), .nodeSlots, slot == first ? entry : XAEntry.sibling(first))
    }
    context.addCounts(node, count: chunkSize, values: XAEntry.isValue(entry) ? chunkSize : 0)
  }

  /// Gives slot `offset`, and every slot of a new `child` there, the marks of the entry that is split.
  private func copyMarks(_ context: inout StepContext, _ xas: XasReference, to offset: Word, child: Word?) {
    let node = context[xas.node]
    for mark in 0..<Word(XArrayMemory.markCount) where isMarked(context, xas, mark) {
      let bits = context.marks(of: node, mark, chunkSize: chunkSize)
      context.setMarks(of: node, mark, chunkSize: chunkSize, to: bits | 1 << offset)
      if let child { context.setMarks(of: child, mark, chunkSize: chunkSize, to: ~0 >> (64 - chunkSize)) }
    }
  }
}
