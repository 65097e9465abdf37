import RaceMachine

/// The normal API for several indices at once (v5.1 lib/xarray.c). All take the pointer to the array first.
extension XArrayProcedures {
  /// `xa_store_range(xa, first, last, entry)`: one entry for a whole range, in as few pieces as the tree allows.
  /// Returns 0 or the error as an entry.
  var xaStoreRange: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let first = frame.argument("first")
    let last = frame.argument("last")
    let entry = frame.argument("entry", memory.entryFormat)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let procedures = self
    return Procedure("xa_store_range", frame) {
      Compute("if (last < first) return -EINVAL") { context in
        context[last] < context[first] ? .back(XAEntry.error(22)) : .next
      }
      rcu.xaLock("xas_lock(&xas)", { $0[array] }) { context, _ in
        let end = context[last] &+ 1
        let order = end == 0 ? 64 : Word(end.trailingZeroBitCount)
        let shift = procedures.memory.chunkShift
        context.setUp(xas, context[array], context[last], order: order, chunkShift: shift)
        return context[entry] == XAEntry.null ? .go("piece") : .next
      }
      Call("if (entry) xas_create(&xas, true)", "xas_create", .reference(xas), 1) { context, _ in
        XaState.isError(context[xas, XaState.node]) ? .go("out") : .next
      }
      At("piece")
      Compute("xas_set_range(&xas, first, last)") { context in
        procedures.setRange(&context, xas, context[first], context[last])
        return .next
      }
      Call("xas_store(&xas, entry)", "xas_store", .reference(xas), .local(entry)) { context, _ in
        if XaState.isError(context[xas, XaState.node]) { return .go("out") }
        context[first] &+= (context[xas, XaState.sibs] + 1) &<< context[xas, XaState.shift]
        // The end of the index space: the next piece would begin at 0.
        return context[first] <= context[last] && context[first] != 0 ? .go("piece") : .next
      }
      At("out")
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] }) { context, _ in
        let node = context[xas, XaState.node]
        return .back(XaState.isError(node) ? node : 0)
      }
    }
  }

  /// xas_set_range(): the largest piece at `first` that one node's slots can take without passing `last`.
  private func setRange(_ context: inout StepContext, _ xas: Local, _ start: Word, _ last: Word) {
    var first = start
    var shift: Word = 0
    var sibs = last &- first
    var offset = mask
    while first & mask == 0, sibs >= mask, sibs != mask || offset == mask {
      shift += chunkShift
      if offset == mask { offset = sibs & mask }
      sibs >>= chunkShift
      first >>= chunkShift
    }
    offset = first & mask
    sibs = min(sibs, mask - offset)
    if (first &+ sibs &+ 1) << shift &- 1 > last { sibs -= 1 }
    context[xas, XaState.index] = start
    context[xas, XaState.shift] = shift
    context[xas, XaState.sibs] = sibs
    context.reset(xas)
  }

  /// `xa_get_order(xa, index)`: the order of the entry that holds an index; 0 where none stands. Since v5.10.
  var xaGetOrder: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let order = frame.local("order")
    let (chunkSize, procedures) = (chunkSize, self)
    let slot = Place(.nodeSlots) { context in
      let slot = Int(truncatingIfNeeded: context[xas, XaState.offset] + 1 << context[order])
      return KernelPointer.address(context[xas, XaState.node]) + (XArrayMemory.Node.slots + slot)
    }
    return Procedure("xa_get_order", frame) {
      rcu.readLock { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      Call("entry = xas_load(&xas)", "xas_load", .reference(xas)) { context, entry in
        entry == XAEntry.null || context[xas, XaState.node] == XaState.root ? .go("out") : .next
      }
      At("double")
      Compute("while (slot < XA_CHUNK_SIZE)") { context in
        if context[xas, XaState.offset] + 1 << context[order] < chunkSize { return .next }
        context[order] += context.shift(of: context[xas, XaState.node])
        return .go("out")
      }
      Load("  a sibling? order++", slot) { context, entry in
        if procedures.isSibling(entry) {
          context[order] += 1
          return .go("double")
        }
        context[order] += context.shift(of: context[xas, XaState.node])
        return .next
      }.dependent()
      At("out")
      rcu.readUnlock { context, _ in .back(context[order]) }
    }
  }

  /// `xa_delete_node(xa, node)`: drops a node with all its entries, as the working-set code does with shadow entries.
  /// The caller holds xa_lock.
  var xaDeleteNode: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let node = frame.argument("node", memory.nodePointerFormat)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let chunkShift = chunkShift
    let parent = Place(.nodeParent) { KernelPointer.address($0[node]) + XArrayMemory.Node.parent }
    return Procedure("xa_delete_node", frame) {
      Load("xas.xa_node = node->parent", parent) { context, parent in
        let shift = context.shift(of: context[node]) + chunkShift
        context[xas, XaState.xa] = context[array]
        context[xas, XaState.index] = context.offset(of: context[node]) << shift
        context[xas, XaState.shift] = shift
        context[xas, XaState.offset] = context.offset(of: context[node])
        context[xas, XaState.node] = parent
        return .next
      }
      Call("xas_store(&xas, NULL)", "xas_store", .reference(xas), 0)
    }
  }

  /// `xa_destroy(xa)`: removes all entries and frees all nodes.
  var xaDestroy: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let entry = frame.local("entry", memory.entryFormat)
    let procedures = self
    let head = Place(.xaHead) { KernelPointer.address($0[array]) + XArrayMemory.Array.head }
    return Procedure("xa_destroy", frame) {
      rcu.xaLock("xas_lock(&xas)", { $0[array] }) { context, _ in
        context.setUp(xas, context[array], 0, chunkShift: procedures.memory.chunkShift)
        context[xas, XaState.node] = XaState.root
        return .next
      }
      Load("entry = xa_head", head) { context, value in
        context[entry] = value
        return .next
      }
      Store("xa_head = NULL", head, 0) { context, old in
        procedures.tell(&context, context[array], 0, old, XAEntry.null)
        return .next
      }.tellingJudges()
      Call("xas_init_marks(&xas)", "xas_init_marks", .reference(xas))
      Call(
        "if (xa_is_node(entry)) xas_free_nodes()", "xas_free_nodes", .reference(xas),
        Operand { XAEntry.toNode($0[entry]) }, 0, when: Operand { XAEntry.isNode($0[entry]) ? 1 : 0 })
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] })
    }
  }
}
