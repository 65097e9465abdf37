import RaceMachine

/// Looking for what is in the way (v5.1 lib/xarray.c).
extension XArrayProcedures {
  /// `xas_find_conflict(xas)`: the next entry within the block that the cursor's order covers; NULL when there is no
  /// more. The caller holds xa_lock.
  var xasFindConflict: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let entry = frame.local("curr", memory.entryFormat)
    let (mask, procedures) = (mask, self)
    return Procedure("xas_find_conflict", frame) {
      Compute("if (xas_top(xas->xa_node))") { context in
        if XaState.isError(context[xas.node]) || context[xas.node] == XaState.root { return .back(XAEntry.null) }
        return XaState.isTop(context[xas.node]) ? .next : .go("block")
      }
      xasStart("  curr = xas_start(&xas)", xas, into: entry)
      At("descend")
      Compute("  while (xa_is_node(curr))") { context in
        if XAEntry.isNode(context[entry]) { return .next }
        if context[entry] != XAEntry.null || context[xas.node] == XaState.root { return .back(context[entry]) }
        return .go("block")
      }
      xasDescend("    curr = xas_descend(&xas, node)", xas, entry) { _, _ in .go("descend") }
      At("block")
      Compute("if (node->shift > xas->xa_shift)") { context in
        context[entry] = 0
        return context.shift(of: context[xas.node]) > context[xas.shift] ? .back(XAEntry.null) : .next
      }
      At("slot")
      Compute("for each slot of the block") { context in
        let shift = context.shift(of: context[xas.node])
        let ends = context[xas.offset] & context[xas.sibs] == context[xas.sibs]
        if shift == context[xas.shift], ends {
          context[xas.offset] -= context[xas.sibs]
          return .back(XAEntry.null)
        }
        if shift != context[xas.shift], context[xas.offset] == mask { return .next }
        context[xas.offset] += 1
        return .go("entry")
      }
      lockedLoad("  node = node->parent", xas.parent) { context, parent in
        context[xas.offset] = context.offset(of: context[xas.node])
        context[xas.node] = parent
        if parent != XaState.root { return .go("slot") }
        context[xas.offset] = 0
        return .back(XAEntry.null)
      }
      At("entry")
      lockedLoad("  curr = slots[xa_offset]", xas.slot) { context, value in
        if XAEntry.isNode(value) {
          context[xas.node] = XAEntry.toNode(value)
          context[xas.offset] = 0
          return .go("entry")
        }
        return value == XAEntry.null || procedures.isSibling(value) ? .go("slot") : .back(value)
      }
    }
  }
}
