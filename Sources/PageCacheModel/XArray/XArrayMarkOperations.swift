import RaceMachine

/// The normal API for marks (v5.1 lib/xarray.c). All take the pointer to the array first.
extension XArrayProcedures {
  /// `xas_get_mark(xas, mark)`: whether the entry at the cursor carries the mark. The caller holds xa_lock.
  var xasGetMark: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let mark = frame.argument("mark")
    let procedures = self
    return Procedure("xas_get_mark", frame) {
      Compute("return node_get_mark(xa_node, xa_offset)") { context in
        .back(procedures.isMarked(context, xas, context[mark]) ? 1 : 0)
      }
    }
  }

  /// `xa_get_mark(xa, index, mark)`: whether the entry of an index carries the mark. Takes xa_lock, where the kernel
  /// follows the mark down under RCU.
  var xaGetMark: Procedure { atIndex("xa_get_mark", "xas_get_mark") }

  /// `xa_set_mark(xa, index, mark)`: marks an entry; nothing happens where none stands.
  var xaSetMark: Procedure { atIndex("xa_set_mark", "xas_set_mark") }

  /// `xa_clear_mark(xa, index, mark)`: takes the mark from an entry.
  var xaClearMark: Procedure { atIndex("xa_clear_mark", "xas_clear_mark") }

  private func atIndex(_ name: String, _ operation: String) -> Procedure {
    var frame = Frame()
    let array = frame.argument("xa", .hidden)
    let index = frame.argument("index")
    let mark = frame.argument("mark")
    let xas = frame.record("xas", fields: memory.xaStateFields)
    let result = frame.local("marked", .truth)
    let procedures = self
    return Procedure(name, frame) {
      rcu.xaLock("xa_lock(xa)", { $0[array] }) { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      Call("entry = xas_load(&xas)", "xas_load", .reference(xas)) { _, entry in
        entry == XAEntry.null ? .go("out") : .next
      }
      Call("if (entry) \(operation)(&xas, mark)", operation, .reference(xas), .local(mark)) { context, value in
        context[result] = value
        return .next
      }
      At("out")
      rcu.xaUnlock("xa_unlock(xa)", { $0[array] }) { context, _ in .back(context[result]) }
    }
  }
}
