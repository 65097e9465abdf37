import RaceMachine

/// Looking for the next entry, whatever its index (v5.1 lib/xarray.c).
extension XArrayProcedures {
  /// `xas_find(xas, max)`: the next entry up to index `max`, after the cursor's one or, on a fresh cursor, from its
  /// index on. NULL when there is none.
  var xasFind: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let max = frame.argument("max")
    let (mask, chunkSize, procedures) = (mask, chunkSize, self)
    return Procedure("xas_find", frame) {
      Compute("if (xas->xa_index > max) return NULL") { context in
        let node = context[xas.node]
        if XaState.isError(node) || node == XaState.bounds { return .back(XAEntry.null) }
        if context[xas.index] > context[max] {
          context.leaveTree(xas, XaState.bounds)
          return .back(XAEntry.null)
        }
        if node == XaState.root {
          context[xas.index] = 1
          context.leaveTree(xas, XaState.bounds)
          return .back(XAEntry.null)
        }
        if node == XaState.restart { return .next }
        // A cursor whose index was set past its slot, as a pause does.
        if context.shift(of: node) == 0, context[xas.offset] != context[xas.index] & mask {
          context[xas.offset] = ((context[xas.index] &- 1) & mask) + 1
        }
        procedures.advance(&context, xas)
        return .go("look")
      }
      Call("entry = xas_load(&xas)", "xas_load", xas.operand) { context, entry in
        if entry != XAEntry.null || !XaState.isNode(context[xas.node]) { return .back(entry) }
        procedures.advance(&context, xas)
        return .next
      }
      At("look")
      Compute("while (xas->xa_index <= max)") { context in
        if context[xas.node] == XaState.root {
          context.leaveTree(xas, XaState.bounds)
          return .back(XAEntry.null)
        }
        guard context[xas.index] <= context[max] else { return .back(XAEntry.null) }
        return context[xas.offset] == chunkSize ? .next : .go("slot")
      }
      Load("  node = node->parent", xas.parent) { context, parent in
        context[xas.offset] = context.offset(of: context[xas.node]) + 1
        context[xas.node] = parent
        return .go("look")
      }.dependent()
      At("slot")
      Load("  entry = slots[xa_offset]", xas.slot) { context, entry in
        if XAEntry.isNode(entry) {
          context[xas.node] = XAEntry.toNode(entry)
          context[xas.offset] = 0
          return .go("look")
        }
        if entry != XAEntry.null, !procedures.isSibling(entry) { return .back(entry) }
        procedures.advance(&context, xas)
        return .go("look")
      }.dependent()
    }
  }

  /// xas_move_index(): the index becomes the first one of slot `offset` of the cursor's node.
  func moveIndex(_ context: inout StepContext, _ xas: XasReference, to offset: Word) {
    let shift = context.shift(of: context[xas.node])
    context[xas.index] = context[xas.index] & (~mask << shift) &+ offset << shift
  }

  private func advance(_ context: inout StepContext, _ xas: XasReference) {
    context[xas.offset] += 1
    moveIndex(&context, xas, to: context[xas.offset])
  }

  /// `xas_next_entry(xas, max)`: as xas_find(), in one access for each slot while the cursor stays in its leaf.
  var xasNextEntry: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let max = frame.argument("max")
    let mask = mask
    let slot = Place(.nodeSlots) { context in
      let slot = Int(truncatingIfNeeded: context[xas.offset]) + 1
      return KernelPointer.address(context[xas.node]) + (XArrayMemory.Node.slots + slot)
    }
    return Procedure("xas_next_entry", frame) {
      At("next")
      Compute("if (same leaf)") { context in
        let node = context[xas.node]
        guard XaState.isNode(node), context.shift(of: node) == 0, context[xas.offset] == context[xas.index] & mask,
          context[xas.index] < context[max], context[xas.offset] != mask
        else { return .go("elsewhere") }
        return .next
      }
      Load("  entry = slots[++xa_offset]", slot) { context, entry in
        if XAEntry.isInternal(entry) { return .go("elsewhere") }
        context[xas.offset] += 1
        context[xas.index] += 1
        return entry == XAEntry.null ? .go("next") : .back(entry)
      }.dependent()
      At("elsewhere")
      Call("return xas_find(&xas, max)", "xas_find", xas.operand, .local(max)) { _, entry in .back(entry) }
    }
  }

  /// `xas_pause(xas)`: the cursor lets go of the tree; the next find goes on after its entry.
  var xasPause: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let after = frame.local("offset")
    let (chunkSize, procedures) = (chunkSize, self)
    let slot = Place(.nodeSlots) { context in
      KernelPointer.address(context[xas.node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: context[after]))
    }
    return Procedure("xas_pause", frame) {
      Compute("offset = xas->xa_offset + 1") { context in
        let node = context[xas.node]
        guard XaState.isValid(node) else { return .back(0) }
        if node == XaState.root {
          context[xas.index] &+= 1
          context.leaveTree(xas, XaState.restart)
          return .back(0)
        }
        context[after] = context[xas.offset] + 1
        return context[after] < chunkSize ? .next : .go("leave")
      }
      if multi {
        At("sibling")
        Load("while (slots[offset] is a sibling)", slot) { context, entry in
          guard procedures.isSibling(entry) else { return .next }
          context[after] += 1
          return context[after] < chunkSize ? .go("sibling") : .next
        }.dependent()
      }
      At("leave")
      Compute("xas->xa_node = XAS_RESTART") { context in
        let slots = context[after] - context[xas.offset]
        context[xas.index] &+= slots << context.shift(of: context[xas.node])
        context.leaveTree(xas, context[xas.index] == 0 ? XaState.bounds : XaState.restart)
        return .back(0)
      }
    }
  }
}
