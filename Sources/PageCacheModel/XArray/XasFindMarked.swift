import RaceMachine

/// Looking for the next marked entry (v5.1 lib/xarray.c). Marks are guarded by xa_lock here.
extension XArrayProcedures {
  /// `xas_find_marked(xas, max, mark)`: as xas_find(), for entries with the mark.
  var xasFindMarked: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let max = frame.argument("max")
    let mark = frame.argument("mark")
    let advance = frame.local("advance", .truth)
    let (mask, chunkSize, procedures) = (mask, chunkSize, self)
    @Sendable func nothing(_ context: inout StepContext) -> Flow {
      context.leaveTree(xas, context[xas.index] > context[max] ? XaState.restart : XaState.bounds)
      return .back(XAEntry.null)
    }
    return Procedure("xas_find_marked", frame) {
      Compute("if (xas->xa_index > max) return NULL") { context in
        if XaState.isError(context[xas.node]) { return .back(XAEntry.null) }
        if context[xas.index] > context[max] { return nothing(&context) }
        if context[xas.node] == XaState.root {
          context[xas.index] = 1
          return nothing(&context)
        }
        if XaState.isTop(context[xas.node]) { return .next }
        context[advance] = 1
        return .go("look")
      }
      Load("entry = xa_head", xas.head) { context, head in
        if context[xas.index] > context.maxIndex(head, chunkSize: chunkSize) { return nothing(&context) }
        if !XAEntry.isNode(head) {
          context.leaveTree(xas, XaState.root)
          if context.isMarked(context[xas.xa], context[mark]) { return .back(head) }
          context[xas.index] = 1
          return nothing(&context)
        }
        context[xas.node] = XAEntry.toNode(head)
        context[xas.offset] = context[xas.index] >> context.shift(of: context[xas.node])
        return .next
      }
      At("look")
      Compute("while (xas->xa_index <= max)") { context in
        guard context[xas.index] <= context[max] else { return nothing(&context) }
        if context[xas.offset] == chunkSize { return .next }
        return context[advance] == 0 ? .go("sibling") : .go("chunk")
      }
      Load("  node = node->parent", xas.parent) { context, parent in
        context[xas.offset] = context.offset(of: context[xas.node]) + 1
        context[xas.node] = parent
        context[advance] = 0
        return parent == XaState.root ? nothing(&context) : .go("look")
      }.dependent()
      At("sibling")
      if multi {
        Load("  a sibling? then its first slot", xas.slot) { context, entry in
          if procedures.isSibling(entry) {
            context[xas.offset] = XAEntry.siblingSlot(entry)
            procedures.moveIndex(&context, xas, to: context[xas.offset])
          }
          return .next
        }.dependent()
      }
      At("chunk")
      Compute("  offset = next marked slot") { context in
        let from = context[xas.offset] + context[advance]
        let offset = procedures.markedSlot(context, context[xas.node], context[mark], from: from)
        guard offset > context[xas.offset] else { return .next }
        context[advance] = 0
        procedures.moveIndex(&context, xas, to: offset)
        if context[xas.index] &- 1 >= context[max] {
          context.leaveTree(xas, XaState.restart)
          return .back(XAEntry.null)
        }
        context[xas.offset] = offset
        return offset == chunkSize ? .go("look") : .next
      }
      Load("  entry = slots[xa_offset]", xas.slot) { context, entry in
        if entry == XAEntry.null { return .go("look") }
        guard XAEntry.isNode(entry) else { return .back(entry) }
        context[xas.node] = XAEntry.toNode(entry)
        context[xas.offset] = context.slot(of: context[xas.index], in: context[xas.node], mask: mask)
        return .go("look")
      }.dependent()
    }
  }

  /// xas_find_chunk(): the first slot from `from` on that carries `mark`; the number of slots when there is none.
  private func markedSlot(
    _ context: borrowing StepContext, _ node: Word, _ mark: Word, from: Word
  ) -> Word {
    let bits = context.marks(of: node, mark, chunkSize: chunkSize) & (~0 << from)
    return bits == 0 ? chunkSize : Word(bits.trailingZeroBitCount)
  }

  /// `xas_next_marked(xas, max, mark)`: as xas_find_marked(), in one access while the cursor stays in its leaf.
  var xasNextMarked: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let max = frame.argument("max")
    let mark = frame.argument("mark")
    let (mask, chunkSize, procedures) = (mask, chunkSize, self)
    return Procedure("xas_next_marked", frame) {
      Compute("if (on a leaf)") { context in
        let node = context[xas.node]
        guard XaState.isNode(node), context.shift(of: node) == 0 else { return .go("elsewhere") }
        let offset = procedures.markedSlot(context, node, context[mark], from: context[xas.offset] + 1)
        context[xas.offset] = offset
        context[xas.index] = (context[xas.index] & ~mask) &+ offset
        if context[xas.index] > context[max] { return .back(XAEntry.null) }
        return offset == chunkSize ? .go("elsewhere") : .next
      }
      Load("  entry = slots[next marked slot]", xas.slot) { _, entry in
        entry == XAEntry.null ? .next : .back(entry)
      }.dependent()
      At("elsewhere")
      Call("return xas_find_marked()", "xas_find_marked", xas.operand, .local(max), .local(mark)) { _, entry in
        .back(entry)
      }
    }
  }
}
