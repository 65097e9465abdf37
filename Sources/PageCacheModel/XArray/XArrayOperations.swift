import RaceMachine

/// The normal API for one index: takes locks itself and hides zero entries (v5.1 lib/xarray.c).
///
/// All take the pointer to the array first. Where the kernel would try again with memory allocated outside the lock,
/// the allocator has already said no, so the error stays.
extension XArrayProcedures {
  /// The lock and the read sections of these arrays.
  var rcu: NodeRCU { NodeRCU(memory: memory) }

  /// What the normal API returns for `entry`: NULL for a reservation, the error if the operation failed.
  private func result(_ context: borrowing StepContext, _ xas: Local, _ entry: Word) -> Word {
    let node = context[xas, XaState.node]
    if entry == XAEntry.zero { return XAEntry.null }
    return XaState.isError(node) ? node : entry
  }

  /// xas_retry(): whether the entry is none that the caller wants; after a RETRY the cursor starts again.
  func retries(_ context: inout StepContext, _ xas: Local, _ entry: Word) -> Bool {
    if entry == XAEntry.retry { context.reset(xas) }
    return entry == XAEntry.retry || entry == XAEntry.zero
  }

  /// `xa_load(xa, index)`: the entry of an index, under RCU alone.
  var xaLoad: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let entry = frame.local("entry", memory.entryFormat)
    let procedures = self
    return Procedure("xa_load", frame) {
      rcu.readLock { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      At("load")
      Call("entry = xas_load(&xas)", "xas_load", .reference(xas)) { context, value in
        context[entry] = value == XAEntry.zero ? XAEntry.null : value
        return procedures.retries(&context, xas, context[entry]) ? .go("load") : .next
      }
      rcu.readUnlock { context, _ in .back(context[entry]) }
    }
  }

  /// `xa_store(xa, index, entry)`: replaces an entry; returns the old one.
  var xaStore: Procedure { store("xa_store", erases: false) }

  /// `xa_erase(xa, index)`: removes an entry; returns it.
  var xaErase: Procedure { store("xa_erase", erases: true) }

  private func store(_ name: String, erases: Bool) -> Procedure {
    var frame = Frame()
    let format = memory.entryFormat
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let entry = erases ? nil : frame.argument("entry", format)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let old = frame.local("curr", format)
    let procedures = self
    return Procedure(name, frame) {
      rcu.xaLock("xas_lock(&xas)", { $0[array] }) { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      Call(
        erases ? "curr = xas_store(&xas, NULL)" : "curr = xas_store(&xas, entry)", "xas_store", .reference(xas),
        entry.map { .local($0) } ?? 0
      ) { context, value in
        context[old] = value
        return .next
      }
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] }) { context, _ in
        .back(procedures.result(context, xas, context[old]))
      }
    }
  }

  /// `xa_cmpxchg(xa, index, old, entry)`: replaces an entry if it is `old`; returns what stood there.
  var xaCompareExchange: Procedure {
    var frame = Frame()
    let format = memory.entryFormat
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let old = frame.argument("old", format)
    let entry = frame.argument("entry", format)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let current = frame.local("curr", format)
    let procedures = self
    return Procedure("xa_cmpxchg", frame) {
      rcu.xaLock("xas_lock(&xas)", { $0[array] }) { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      Call("curr = xas_load(&xas)", "xas_load", .reference(xas)) { context, value in
        context[current] = value
        return value == context[old] ? .next : .go("out")
      }
      Call("if (curr == old) xas_store(&xas, entry)", "xas_store", .reference(xas), .local(entry))
      At("out")
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] }) { context, _ in
        .back(procedures.result(context, xas, context[current]))
      }
    }
  }

  /// `xa_insert(xa, index, entry)`: stores an entry, a reservation for NULL, where nothing stands. Returns 0 or the
  /// error as an entry: −EBUSY when the index is in use.
  var xaInsert: Procedure {
    var frame = Frame()
    let format = memory.entryFormat
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let entry = frame.argument("entry", format)
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let procedures = self
    return Procedure("xa_insert", frame) {
      rcu.xaLock("xas_lock(&xas)", { $0[array] }) { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        if context[entry] == XAEntry.null { context[entry] = XAEntry.zero }
        return .next
      }
      Call("curr = xas_load(&xas)", "xas_load", .reference(xas)) { context, value in
        if value == XAEntry.null { return .next }
        context[xas, XaState.node] = XAEntry.error(16)
        context[xas, XaState.offset] = 0
        return .go("out")
      }
      Call("if (!curr) xas_store(&xas, entry)", "xas_store", .reference(xas), .local(entry))
      At("out")
      rcu.xaUnlock("xas_unlock(&xas)", { $0[array] }) { context, _ in
        .back(procedures.result(context, xas, XAEntry.null))
      }
    }
  }

  /// `xa_reserve(xa, index)`: makes sure that a later store needs no memory. Returns 0 or the error as an entry.
  var xaReserve: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    return Procedure("xa_reserve", frame) {
      Call(
        "xa_cmpxchg(xa, index, NULL, ZERO)", "xa_cmpxchg", .local(array), .local(index), .constant(XAEntry.null),
        .constant(XAEntry.zero)
      ) { _, value in .back(XAEntry.errno(value) == 0 ? 0 : value) }
    }
  }

  /// `xa_release(xa, index)`: undoes a reservation that nobody used.
  var xaRelease: Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    return Procedure("xa_release", frame) {
      Call(
        "xa_cmpxchg(xa, index, ZERO, NULL)", "xa_cmpxchg", .local(array), .local(index), .constant(XAEntry.zero),
        .constant(XAEntry.null)
      ) { _, _ in .back(0) }
    }
  }
}
