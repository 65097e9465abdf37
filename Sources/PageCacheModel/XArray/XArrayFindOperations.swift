import RaceMachine

/// The normal API for walking through an array (v5.1 lib/xarray.c).
///
/// `indexp` is a reference to a word in the caller's frame. `filter` is a mark, or ``anyEntry``. The kernel reads marks
/// under RCU; here they are guarded, so a walk by mark takes xa_lock as well.
extension XArrayProcedures {
  /// XA_PRESENT: the filter that lets every entry pass.
  static let anyEntry: Word = 8

  /// `xa_find(xa, indexp, max, filter)`: the first entry from `*indexp` on, which becomes its index.
  var xaFind: Procedure { find("xa_find", after: false) }

  /// `xa_find_after(xa, indexp, max, filter)`: the first entry after the one that holds `*indexp`.
  var xaFindAfter: Procedure { find("xa_find_after", after: true) }

  private func find(_ name: String, after: Bool) -> Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = Through(frame.argument("indexp", .hidden), 0)
    let max = frame.argument("max")
    let filter = frame.argument("filter")
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let entry = frame.local("entry", memory.entryFormat)
    let procedures = self
    return Procedure(name, frame) {
      rcu.readLock { context, _ in
        let start = after ? context[index] &+ 1 : context[index]
        context.setUp(xas, context[array], start, chunkShift: procedures.memory.chunkShift)
        if after, start == 0 { return .go("out") }
        return context[filter] == Self.anyEntry ? .go("present") : .next
      }
      rcu.xaLock("xas_lock(&xas)", { $0[array] })
      At("marked")
      Call("entry = xas_find_marked(&xas, max, mark)", "xas_find_marked", .reference(xas), .local(max), .local(filter))
      { context, value in
        context[entry] = value
        return procedures.goesOn(&context, xas, value, after: after) ? .go("marked") : .next
      }
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] }) { _, _ in .go("out") }
      At("present")
      Call("entry = xas_find(&xas, max)", "xas_find", .reference(xas), .local(max)) { context, value in
        context[entry] = value
        return procedures.goesOn(&context, xas, value, after: after) ? .go("present") : .next
      }
      At("out")
      rcu.readUnlock { context, _ in
        if context[entry] != XAEntry.null { context[index] = context[xas, XaState.index] }
        return .back(context[entry])
      }
    }
  }

  private func goesOn(_ context: inout StepContext, _ xas: Local, _ entry: Word, after: Bool) -> Bool {
    if after {
      guard XaState.isValid(context[xas, XaState.node]) else { return false }
      if startsInside(context, xas) { return true }
    }
    return retries(&context, xas, entry)
  }

  /// xas_sibling(): whether the cursor's index lies behind the first slot of the entry that it found.
  private func startsInside(_ context: borrowing StepContext, _ xas: Local) -> Bool {
    let node = context[xas, XaState.node]
    guard multi, node != XaState.root else { return false }
    let shift = context.shift(of: node)
    let below = chunkSize << shift &- 1
    return context[xas, XaState.index] & below > context[xas, XaState.offset] << shift
  }
}
