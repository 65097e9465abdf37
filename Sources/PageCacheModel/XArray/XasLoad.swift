import RaceMachine

/// Walking down to an index (v5.1 lib/xarray.c; kernel-facts 2.2, "Walk").
extension XArrayProcedures {
  /// xas_start() of a cursor that is on no node: reads xa_head into `entry`. Returns NULL when the index lies outside.
  func xasStart(_ line: String, _ xas: XasReference, into entry: Local) -> Step {
    let mask = mask
    let load = Load(line, xas.head) { context, head in
      let outside =
        XAEntry.isNode(head)
        ? context[xas.index] >> context.shift(of: XAEntry.toNode(head)) > mask : context[xas.index] != 0
      if outside {
        context.leaveTree(xas, XaState.bounds)
        return .back(XAEntry.null)
      }
      context.leaveTree(xas, XaState.root)
      context[entry] = head
      return .next
    }
    return load.step.touchingOwn([.lookups])
  }

  /// xas_descend() into the node that `entry` names: leaves the next entry there. `arrived` is local work.
  ///
  /// A sibling refers to the slot that holds the entry, which costs a second access. As later versions do, it follows a
  /// sibling of a sibling (v6.5), which a range that cuts through an entry leaves, and takes a sibling of a child
  /// node (v5.18), which can only come from a race, for RETRY.
  func xasDescend(
    _ line: String, _ xas: XasReference, _ entry: Local, then arrived: @escaping Body
  ) -> [Procedure.Element] {
    let (mask, procedures) = (mask, self)
    let slot = Place(.nodeSlots) { context in
      let node = XAEntry.toNode(context[entry])
      let slot = context.slot(of: context[xas.index], in: node, mask: mask)
      return KernelPointer.address(node) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: slot))
    }
    let end = Label("arrived: \(line)")
    let again = Label("sibling: \(line)")
    let indentation = String(line.prefix { $0 == " " })
    let load = Load(line, slot) { context, value in
      let node = XAEntry.toNode(context[entry])
      context[xas.node] = node
      if procedures.isSibling(value) {
        context[xas.offset] = XAEntry.siblingSlot(value)
        return .next
      }
      context[xas.offset] = context.slot(of: context[xas.index], in: node, mask: mask)
      context[entry] = value
      let flow = arrived(&context, value)
      if case .next = flow { return .go(end) }
      return flow
    }.dependent().touchingOwn([.lookups])
    guard multi else { return [load.element, At(end).element] }
    let sibling = Load("\(indentation)  sibling: entry = first slot", xas.slot) { context, value in
      if procedures.isSibling(value) {
        context[xas.offset] = XAEntry.siblingSlot(value)
        return .go(again)
      }
      let entersNode = XAEntry.isNode(value) && context.shift(of: context[xas.node]) != 0
      context[entry] = entersNode ? XAEntry.retry : value
      return arrived(&context, context[entry])
    }.dependent().touchingOwn([.lookups])
    return [load.element, At(again).element, sibling.element, At(end).element]
  }

  /// `xas_load(xas)`: the entry for the cursor's index; the cursor stays where it was found.
  ///
  /// A cursor that stands somewhere already is not moved: its slot is read again.
  var xasLoad: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let entry = frame.local("entry", memory.entryFormat)
    return Procedure("xas_load", frame) {
      Compute("if (xas_valid(&xas))") { context in
        if XaState.isError(context[xas.node]) { return .back(XAEntry.null) }
        let valid = XaState.isValid(context[xas.node])
        context.show(valid ? "yes" : "no")
        return valid ? .next : .go("start")
      }
      Call("  entry = xas_reload(&xas)", "xas_reload", xas.operand) { context, value in
        context[entry] = value
        return .go("walk")
      }
      At("start")
      xasStart("entry = xas_start(&xas)", xas, into: entry)
      At("walk")
      Compute("while (xa_is_node(entry))") { context in
        let goesDown =
          XAEntry.isNode(context[entry]) && context[xas.shift] <= context.shift(of: XAEntry.toNode(context[entry]))
        context.show(goesDown ? "yes" : "no")
        return goesDown ? .next : .back(context[entry])
      }
      xasDescend("  entry = xas_descend(&xas, node)", xas, entry) { context, value in
        context.shift(of: context[xas.node]) == 0 ? .back(value) : .go("walk")
      }
    }
  }

  /// `xas_reload(xas)`: what stands now where the cursor stands. It does not walk, so it also works on a dead node.
  var xasReload: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let first = frame.local("slot")
    let (mask, procedures) = (mask, self)
    let slot = Place(.nodeSlots) { context in
      let node = context[xas.node]
      let slot = context.slot(of: context[xas.index], in: node, mask: mask)
      return KernelPointer.address(node) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: slot))
    }
    let firstSlot = Place(.nodeSlots) { context in
      KernelPointer.address(context[xas.node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: context[first]))
    }
    return Procedure("xas_reload", frame) {
      Compute("if (!xas->xa_node)") { context in
        context[xas.node] == XaState.root ? .next : .go("slot")
      }
      Load("  return xa_head", xas.head) { _, value in .back(value) }
      At("slot")
      lockedLoad("return slots[offset]", slot) { context, value in
        guard procedures.isSibling(value) else { return .back(value) }
        context[first] = XAEntry.siblingSlot(value)
        return .next
      }
      if multi {
        lockedLoad("  sibling: return first slot", firstSlot) { _, value in .back(value) }
      }
    }
  }
}
