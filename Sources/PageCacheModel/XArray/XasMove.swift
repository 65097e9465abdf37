import RaceMachine

/// Moving a cursor to the neighbouring index (v5.1; kernel-facts 2.2, "Walk" 4).
extension XArrayProcedures {
  /// `xas_next(xas)`: the entry at the next index. One access while the cursor stays in its leaf.
  var xasNext: Procedure { neighbour("xas_next", forward: true) }

  /// `xas_prev(xas)`: the entry at the index before. One access while the cursor stays in its leaf.
  var xasPrev: Procedure { neighbour("xas_prev", forward: false) }

  /// `__xas_next(xas)`: the same when the cursor leaves its node, or is on none.
  var xasNextSlow: Procedure { neighbourElsewhere("__xas_next", forward: true) }

  /// `__xas_prev(xas)`: the same when the cursor leaves its node, or is on none.
  var xasPrevSlow: Procedure { neighbourElsewhere("__xas_prev", forward: false) }

  private func neighbour(_ name: String, forward: Bool) -> Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let edge = forward ? mask : 0
    return Procedure(name, frame) {
      Compute("if (same leaf)") { context in
        let node = context[xas.node]
        if !XaState.isNode(node) || context.shift(of: node) != 0 || context[xas.offset] == edge {
          context.show("no")
          return .go("elsewhere")
        }
        context.show("yes")
        context[xas.index] = forward ? context[xas.index] &+ 1 : context[xas.index] &- 1
        context[xas.offset] = forward ? context[xas.offset] + 1 : context[xas.offset] - 1
        return .next
      }
      lockedLoad(forward ? "  return slots[++xa_offset]" : "  return slots[--xa_offset]", xas.slot) { _, value in
        .back(value)
      }
      At("elsewhere")
      Call("return __\(name)(&xas)", "__\(name)", xas.operand) { _, value in .back(value) }
    }
  }

  private func neighbourElsewhere(_ name: String, forward: Bool) -> Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let mask = mask
    let step: Word = forward ? 1 : ~0
    // Past the last slot, or, in an unsigned char, before the first one.
    let beyond = forward ? chunkSize : 0xff
    return Procedure(name, frame) {
      Compute(forward ? "xas->xa_index++" : "xas->xa_index--") { context in
        let node = context[xas.node]
        if !XaState.isFrozen(node) { context[xas.index] &+= step }
        if node == XaState.root {
          context.leaveTree(xas, XaState.bounds)
          return .back(XAEntry.null)
        }
        guard XaState.isNode(node) else { return .next }
        if context[xas.offset] != context.slot(of: context[xas.index], in: node, mask: mask) {
          context[xas.offset] = (context[xas.offset] &+ step) & 0xff
        }
        return .go("climb")
      }
      Call("return xas_load(&xas)", "xas_load", xas.operand) { _, value in .back(value) }
      At("climb")
      Compute("while (past the node's edge)") { context in
        context[xas.offset] == beyond ? .next : .go("descend")
      }
      lockedLoad("  node = node->parent", xas.parent) { context, parent in
        context[xas.offset] = (context.offset(of: context[xas.node]) &+ step) & 0xff
        context[xas.node] = parent
        if parent != XaState.root { return .go("climb") }
        context.leaveTree(xas, XaState.bounds)
        return .back(XAEntry.null)
      }
      At("descend")
      lockedLoad("entry = slots[xa_offset]", xas.slot) { context, entry in
        guard XAEntry.isNode(entry) else { return .back(entry) }
        context[xas.node] = XAEntry.toNode(entry)
        context[xas.offset] = context.slot(of: context[xas.index], in: context[xas.node], mask: mask)
        return .go("descend")
      }
    }
  }
}
