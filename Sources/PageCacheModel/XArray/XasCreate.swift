import RaceMachine

/// Making the levels that a store needs (v5.1; kernel-facts 2.2, "Store" 1).
extension XArrayProcedures {
  /// `xas_create(xas, allow_root)`: puts the cursor at the slot of its index, with all levels above it.
  /// Returns the entry there. Each new node is published with release order.
  var xasCreate: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let allowRoot = frame.argument("allow_root", .truth)
    let entry = frame.local("entry", memory.entryFormat)
    let shift = frame.local("shift")
    let chunkShift = chunkShift
    return Procedure("xas_create", frame) {
      Compute("if (xas_top(xas->xa_node))") { context in
        if XaState.isError(context[xas.node]) { return .back(XAEntry.null) }
        return XaState.isTop(context[xas.node]) ? .next : .go("inside")
      }
      lockedLoad("  entry = xa_head", xas.head) { context, head in
        context[entry] = head
        return .next
      }
      Call("  shift = xas_expand(&xas, entry)", "xas_expand", xas.operand, .local(entry)) { context, height in
        if XaState.isError(context[xas.node]) { return .back(XAEntry.null) }
        context.leaveTree(xas, XaState.root)
        context[shift] = height == 0 && context[allowRoot] == 0 ? chunkShift : height
        return .next
      }
      lockedLoad("  entry = xa_head", xas.head) { context, head in
        context[entry] = head
        return .go("walk")
      }
      At("inside")
      lockedLoad("else entry = slots[xa_offset]", xas.slot) { context, value in
        context[entry] = value
        context[shift] = context.shift(of: context[xas.node])
        return .next
      }
      At("walk")
      Compute("while (shift > order)") { context in
        guard context[shift] > context[xas.shift] else { return .back(context[entry]) }
        context[shift] -= chunkShift
        if context[entry] == XAEntry.null { return .next }
        return XAEntry.isNode(context[entry]) ? .go("descend") : .back(context[entry])
      }
      Call("  node = xas_alloc(&xas, shift)", "xas_alloc", xas.operand, .local(shift)) { context, node in
        if node == 0 { return .back(XAEntry.null) }
        context[entry] = XAEntry.node(node)
        return context[xas.node] == XaState.root ? .next : .go("publish")
      }
      Store("  xa_head = node", xas.head, .local(entry), order: .release) { _, _ in .go("descend") }
      At("publish")
      Store("  *slot = node", xas.slot, .local(entry), order: .release).dependent()
      At("descend")
      xasDescend("  entry = xas_descend(&xas, node)", xas, entry) { _, _ in .go("walk") }
    }
  }

  /// `xas_create_range(xas)`: makes all leaves of the cursor's block, last one first, for single stores to fill.
  /// The cursor ends at the first slot, as one of order 0; after an error it is as it was, but for the error.
  var xasCreateRange: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let index = frame.local("index")
    let shift = frame.local("shift")
    let sibs = frame.local("sibs")
    let (mask, chunkSize) = (mask, chunkSize)
    return Procedure("xas_create_range", frame) {
      Compute("xas->xa_index = last of the block") { context in
        context[index] = context[xas.index]
        context[shift] = context[xas.shift]
        context[sibs] = context[xas.sibs]
        context[xas.index] |= context.size(xas) &- 1
        if XaState.isNode(context[xas.node]), context.shift(of: context[xas.node]) == context[shift] {
          context[xas.offset] |= context[sibs]
        }
        context[xas.shift] = 0
        context[xas.sibs] = 0
        return .next
      }
      At("create")
      Call("xas_create(&xas, true)", "xas_create", xas.operand, 1) { context, _ in
        if XaState.isError(context[xas.node]) {
          context[xas.index] = context[index]
          context[xas.shift] = context[shift]
          context[xas.sibs] = context[sibs]
          return .back(0)
        }
        guard context[xas.index] > context[index] | mask else {
          context[xas.index] = context[index]
          if context[xas.node] != XaState.root {
            context[xas.offset] = context.slot(of: context[index], in: context[xas.node], mask: mask)
          }
          return .back(0)
        }
        context[xas.index] -= chunkSize
        return .next
      }
      At("climb")
      Compute("if (node->shift >= shift)") { context in
        context.shift(of: context[xas.node]) >= context[shift] ? .go("create") : .next
      }
      lockedLoad("node = node->parent", xas.parent) { context, parent in
        let offset = context.offset(of: context[xas.node])
        context[xas.node] = parent
        context[xas.offset] = (offset &- 1) & 0xff
        return offset == 0 ? .go("climb") : .go("create")
      }
    }
  }
}
