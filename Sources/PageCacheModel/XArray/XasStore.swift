import RaceMachine

/// Putting an entry in the tree, or taking it out (v5.1; kernel-facts 2.2, "Store").
extension XArrayProcedures {
  /// `xas_store(xas, entry)`: replaces what stands at the cursor; NULL erases. Returns what stood there.
  ///
  /// An entry that takes several slots stands in the first one; the others get sibling entries. Erasing goes on
  /// over the siblings of what it erases.
  var xasStore: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let format = memory.entryFormat
    let entry = frame.argument("entry", format)
    let first = frame.local("first", format)
    let next = frame.local("next", format)
    let offset = frame.local("offset")
    let count = frame.local("count", .hidden)
    let values = frame.local("values", .hidden)
    let isValue = frame.local("value", .truth)
    let (mask, procedures, multi) = (mask, self, multi)
    let slot = Place(.nodeSlots) { context in
      KernelPointer.address(context[xas.node]) + (XArrayMemory.Node.slots + Int(truncatingIfNeeded: context[offset]))
    }
    return Procedure("xas_store", frame) {
      Compute("if (entry)") { context in
        context[isValue] = XAEntry.isValue(context[entry]) ? 1 : 0
        return context[entry] == XAEntry.null ? .go("erase") : .next
      }
      Call("  first = xas_create(&xas)", "xas_create", xas.operand, allowsRoot(entry)) { context, old in
        context[first] = old
        return .go("found")
      }
      At("erase")
      Call("else first = xas_load(&xas)", "xas_load", xas.operand) { context, old in
        context[first] = old
        return .next
      }
      At("found")
      Compute("if (first == entry) return first") { context in
        let node = context[xas.node]
        guard XaState.isValid(node) else { return .back(context[first]) }
        if node != XaState.root, context[xas.shift] < context.shift(of: node) { context[xas.sibs] = 0 }
        if context[first] == context[entry], context[xas.sibs] == 0 { return .back(context[first]) }
        context[next] = context[first]
        context[offset] = context[xas.offset]
        if node != XaState.root, context[xas.sibs] != 0 { procedures.squashMarks(&context, xas) }
        return .next
      }
      Call("if (!entry) xas_init_marks(&xas)", "xas_init_marks", xas.operand, when: Operand { 1 - min(1, $0[entry]) })
      At("publish")
      Compute("where it stands: slot or xa_head") { context in
        context[xas.node] == XaState.root ? .next : .go("slot")
      }
      Store("xa_head = entry", xas.head, .local(entry), order: .release) { context, old in
        procedures.tell(&context, context[xas.xa], 0, old, context[entry])
        return XAEntry.isNode(context[next]) ? .go("cut off") : .back(context[first])
      }.tellingJudges()
      At("slot")
      Store("*slot = entry", slot, .local(entry), order: .release) { context, old in
        let node = context[xas.node]
        procedures.tell(
          &context, context[xas.xa], procedures.firstIndex(context, xas, context[offset]), old, context[entry])
        return XAEntry.isNode(context[next]) && context.shift(of: node) != 0 ? .next : .go("count")
      }.dependent().tellingJudges()
      At("cut off")
      Call("  xas_free_nodes(&xas, next)", "xas_free_nodes", xas.operand, toNode(next), place(xas, offset))
      At("count")
      Compute("count += !next - !entry") { context in
        if context[xas.node] == XaState.root { return .back(context[first]) }
        context[count] &+= isNull(context[next]) &- isNull(context[entry])
        context[values] &+= (XAEntry.isValue(context[first]) ? 0 : 1) &- (1 &- context[isValue])
        if context[entry] != XAEntry.null {
          if context[offset] == context[xas.offset] + context[xas.sibs] { return .go("update") }
          if !procedures.isSibling(context[entry]) { context[entry] = XAEntry.sibling(context[xas.offset]) }
        } else if context[offset] == mask || !multi {
          // Where no entry takes several slots, what follows cannot belong to it, and need not be read.
          return .go("update")
        }
        context[offset] += 1
        return .next
      }
      if multi {
        lockedLoad("next = *++slot", slot) { context, value in
          if !procedures.isSibling(value) {
            if context[entry] == XAEntry.null, context[offset] > context[xas.offset] + context[xas.sibs] {
              return .go("update")
            }
            context[first] = value
          }
          context[next] = value
          return .go("publish")
        }
      }
      At("update")
      Compute("node->count += count") { context in
        let node = context[xas.node]
        context.addCounts(node, count: context[count], values: context[values])
        // As a signed number: did it fall?
        return context[count] >> 63 == 1 ? .next : .back(context[first])
      }
      Call("if (count < 0) xas_delete_node()", "xas_delete_node", xas.operand) { context, _ in .back(context[first]) }
    }
  }

  /// Whether an entry may stand in xa_head itself: neither a node nor a reservation.
  private func allowsRoot(_ entry: Local) -> Operand {
    Operand { XAEntry.isNode($0[entry]) || $0[entry] == XAEntry.zero ? 0 : 1 }
  }

  private func toNode(_ entry: Local) -> Operand { Operand { XAEntry.toNode($0[entry]) } }

  private func place(_ xas: XasReference, _ offset: Local) -> Operand {
    let procedures = self
    return Operand { procedures.firstIndex($0, xas, $0[offset]) }
  }

  /// The first index for which slot `offset` of the cursor's node is responsible; 0 at xa_head.
  func firstIndex(_ context: borrowing StepContext, _ xas: XasReference, _ offset: Word) -> Word {
    guard context[xas.node] != XaState.root else { return 0 }
    let shift = context.shift(of: context[xas.node])
    return context[xas.index] & ~(mask << shift | (1 << shift &- 1)) | offset << shift
  }
}

private func isNull(_ entry: Word) -> Word { entry == XAEntry.null ? 1 : 0 }
