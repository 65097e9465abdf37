import RaceMachine

/// Taking nodes out of the tree (v5.1; kernel-facts 2.2, "Store" 3 and 4).
///
/// The kernel gives some nodes up before it unlinks them; their memory waits until xa_lock is released.
extension XArrayProcedures {
  /// `xas_delete_node(xas)`: removes the cursor's node if it is empty, and then its parents; then shrinks the tree.
  var xasDeleteNode: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    return Procedure("xas_delete_node", frame) {
      At("climb")
      Compute("while (node->count == 0)") { context in
        let empty = context.count(of: context[xas.node]) == 0
        context.show(empty ? "yes" : "no")
        return empty ? .next : .go("rest")
      }
      lockedLoad("  parent = node->parent; free node", xas.parent) { context, parent in
        let node = context[xas.node]
        context.free(node)
        context[xas.offset] = context.offset(of: node)
        context[xas.node] = parent
        return parent == XaState.root ? .next : .go("unlink")
      }.marking([.nodeLife])
      Store("  xa_head = NULL", xas.head, 0) { context, _ in
        context.leaveTree(xas, XaState.bounds)
        return .back(0)
      }
      At("unlink")
      Store("  parent->slots[offset] = NULL", xas.slot, 0) { context, _ in
        context.addCounts(context[xas.node], count: ~0)
        return .go("climb")
      }.dependent()
      At("rest")
      lockedLoad("if (!node->parent)", xas.parent) { _, parent in parent == XaState.root ? .next : .back(0) }
      Call("  xas_shrink(&xas)", "xas_shrink", xas.operand)
    }
  }

  /// `xas_shrink(xas)`: while the top node holds nothing but slot 0, that becomes the head.
  ///
  /// An entry that moves up leaves RETRY behind: a walker still in the dead node must start again.
  var xasShrink: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let node = frame.local("node", memory.nodePointerFormat)
    let entry = frame.local("entry", memory.entryFormat)
    let slot = Place(.nodeSlots) { KernelPointer.address($0[node]) + XArrayMemory.Node.slots }
    let childParent = Place(.nodeParent) { context in
      KernelPointer.address(XAEntry.toNode(context[entry])) + XArrayMemory.Node.parent
    }
    return Procedure("xas_shrink", frame) {
      Compute("node = xas->xa_node") { context in
        context[node] = context[xas.node]
        return .next
      }
      At("top")
      Compute("while (node->count == 1)") { context in
        let single = context.count(of: context[node]) == 1
        context.show(single ? "yes" : "no")
        return single ? .next : .back(0)
      }
      lockedLoad("  entry = node->slots[0]", slot) { context, value in
        if value == XAEntry.null { return .back(0) }
        if !XAEntry.isNode(value), context.shift(of: context[node]) != 0 { return .back(0) }
        context[entry] = value
        return .next
      }
      Store("  xa_head = entry", xas.head, .local(entry)) { context, _ in
        context.leaveTree(xas, XaState.bounds)
        context.clearCounts(context[node])
        return XAEntry.isNode(context[entry]) ? .go("child") : .next
      }
      Store("  slots[0] = RETRY; free node", slot, .constant(XAEntry.retry)) { context, _ in
        context.free(context[node])
        return .back(0)
      }.dependent().marking([.nodeLife])
      At("child")
      Store("  entry->parent = NULL; free node", childParent, 0) { context, _ in
        context.free(context[node])
        context[node] = XAEntry.toNode(context[entry])
        context[entry] = 0
        return .go("top")
      }.dependent().marking([.nodeLife])
    }
  }

  /// `xas_free_nodes(xas, top, index)`: all entries below `top`, which was cut off, become RETRY; its nodes are freed.
  ///
  /// `index` is the first one below `top`, kept for the hook.
  var xasFreeNodes: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let top = frame.argument("top", memory.nodePointerFormat)
    let index = frame.argument("index")
    let node = frame.local("node", memory.nodePointerFormat)
    let offset = frame.local("offset")
    let (chunkSize, procedures) = (chunkSize, self)
    let slot = Place(.nodeSlots) { context in
      KernelPointer.address(context[node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: context[offset]))
    }
    let parent = Place(.nodeParent) { KernelPointer.address($0[node]) + XArrayMemory.Node.parent }
    return Procedure("xas_free_nodes", frame) {
      Compute("node = top") { context in
        context[node] = context[top]
        return .next
      }
      At("slot")
      lockedLoad("entry = node->slots[offset]", slot) { context, entry in
        let shift = context.shift(of: context[node])
        if shift != 0, XAEntry.isNode(entry) {
          context[node] = XAEntry.toNode(entry)
          context[offset] = 0
          return .go("slot")
        }
        return entry == XAEntry.null ? .go("on") : .next
      }
      Store("  node->slots[offset] = RETRY", slot, .constant(XAEntry.retry)) { context, old in
        procedures.tell(&context, context[xas.xa], context[index], old, XAEntry.retry)
        return .next
      }.dependent().tellingJudges()
      At("on")
      Compute("offset++") { context in
        context[index] &+= 1 &<< context.shift(of: context[node])
        context[offset] += 1
        return context[offset] == chunkSize ? .next : .go("slot")
      }
      At("end of node")
      lockedLoad("  parent = node->parent; free node", parent) { context, parent in
        let old = context[node]
        context.clearCounts(old)
        context.free(old)
        if old == context[top] { return .back(0) }
        context[offset] = context.offset(of: old) + 1
        context[node] = parent
        return context[offset] == chunkSize ? .go("end of node") : .go("slot")
      }.marking([.nodeLife])
    }
  }
}
