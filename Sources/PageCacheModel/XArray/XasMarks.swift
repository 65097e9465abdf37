import RaceMachine

/// Marks on entries, and on the way to them from the root (v5.1; kernel-facts 2.2).
///
/// Marks are guarded by xa_lock here; the kernel also looks things up by mark without it.
extension XArrayProcedures {
  /// xas_get_mark(): whether the entry at the cursor carries `mark`.
  func isMarked(_ context: borrowing StepContext, _ xas: XasReference, _ mark: Word) -> Bool {
    let node = context[xas.node]
    guard XaState.isValid(node) else { return false }
    if node == XaState.root { return context.isMarked(context[xas.xa], mark) }
    return context.marks(of: node, mark, chunkSize: chunkSize) & 1 << context[xas.offset] != 0
  }

  /// xas_squash_marks(): the first slot of the cursor's entry gets the marks of all its slots; the others lose theirs.
  func squashMarks(_ context: inout StepContext, _ xas: XasReference) {
    let first = context[xas.offset]
    let others: Word = ((1 << context[xas.sibs]) &- 1) << (first + 1)
    for mark in 0..<Word(XArrayMemory.markCount) {
      let bits = context.marks(of: context[xas.node], mark, chunkSize: chunkSize)
      guard bits & others != 0 else { continue }
      context.setMarks(of: context[xas.node], mark, chunkSize: chunkSize, to: bits & ~others | 1 << first)
    }
  }

  /// `xas_init_marks(xas)`: the entry at the cursor loses its marks. Costs no access where there are none.
  var xasInitMarks: Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let mark = frame.local("mark")
    let procedures = self
    return Procedure("xas_init_marks", frame) {
      At("mark")
      Compute("for each mark of the entry") { context in
        while context[mark] < Word(XArrayMemory.markCount) {
          if procedures.isMarked(context, xas, context[mark]) { return .next }
          context[mark] += 1
        }
        return .back(0)
      }
      Call("  xas_clear_mark(&xas, mark)", "xas_clear_mark", xas.operand, .local(mark)) { _, _ in .go("mark") }
    }
  }

  /// `xas_clear_mark(xas, mark)`: takes the mark from the entry, and from each node above that has no other one.
  var xasClearMark: Procedure { changeMark("xas_clear_mark", to: false) }

  /// `xas_set_mark(xas, mark)`: marks the entry and the way to it.
  var xasSetMark: Procedure { changeMark("xas_set_mark", to: true) }

  private func changeMark(_ name: String, to marked: Bool) -> Procedure {
    var frame = Frame()
    let xas = XasReference(&frame)
    let mark = frame.argument("mark")
    let node = frame.local("node", memory.nodePointerFormat)
    let offset = frame.local("offset")
    let chunkSize = chunkSize
    let parent = Place(.nodeParent) { KernelPointer.address($0[node]) + XArrayMemory.Node.parent }
    return Procedure(name, frame) {
      Compute("node = xas->xa_node") { context in
        guard XaState.isValid(context[xas.node]) else { return .back(0) }
        context[node] = context[xas.node]
        context[offset] = context[xas.offset]
        return .next
      }
      At("level")
      Compute(marked ? "set the slot's mark" : "clear the slot's mark") { context in
        guard context[node] != XaState.root else {
          context.setMarked(context[xas.xa], context[mark], to: marked)
          return .back(0)
        }
        let bits = context.marks(of: context[node], context[mark], chunkSize: chunkSize)
        let bit: Word = 1 << context[offset]
        if (bits & bit != 0) == marked { return .back(0) }
        context.setMarks(of: context[node], context[mark], chunkSize: chunkSize, to: bits ^ bit)
        // A node that keeps a mark elsewhere stays marked in its parent.
        if !marked, bits ^ bit != 0 { return .back(0) }
        context[offset] = context.offset(of: context[node])
        return .next
      }
      lockedLoad("node = node->parent", parent) { context, parent in
        context[node] = parent
        return .go("level")
      }
    }
  }
}
