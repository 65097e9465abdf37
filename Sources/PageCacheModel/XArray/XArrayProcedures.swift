import RaceMachine

/// What a model wants to know about an XArray while it runs.
struct XArrayHooks: Sendable {
  /// Called in the step that changes the entry of an index: array, index, old word, new word.
  ///
  /// The step declares `.homes`. It is called once for each slot; a slot above the leaves tells its first index. Words
  /// are told as they are: an entry that takes several slots puts sibling entries into all but the first one. A child
  /// node that is overwritten counts as NULL; its entries become RETRY one by one, and from then on no walker finds
  /// them. Moving an entry between slot 0 and xa_head, when the tree grows or shrinks, changes no entry.
  var entryStored: @Sendable (inout StepContext, _ xa: Word, _ index: Word, _ old: Word, _ new: Word) -> Void = {
    _, _, _, _, _ in
  }
}

/// The XArray of Linux v5.1 to 6.1 (lib/xarray.c) as procedures, one file a subject (kernel-facts 2.2).
///
/// Race and oracle run the same ones. Whatever writes expects the caller to hold xa_lock.
struct XArrayProcedures: Sendable {
  /// The arrays and nodes on which they work.
  let memory: XArrayMemory
  /// Who wants to know.
  var hooks = XArrayHooks()
  /// Whether an entry may take several slots: CONFIG_XARRAY_MULTI.
  var multi = true

  /// Slots of a node.
  var chunkSize: Word { Word(memory.chunkSize) }
  /// The slot number in an index that was shifted down to its level.
  var mask: Word { chunkSize - 1 }
  /// Index bits of one level.
  var chunkShift: Word { Word(memory.chunkShift) }

  /// Whether an entry refers to an earlier slot; never, when entries take one slot each.
  func isSibling(_ entry: Word) -> Bool { multi && XAEntry.isSibling(entry, chunkSize: chunkSize) }

  /// What a lookup, a store of one entry and an erasure need.
  var core: [Procedure] {
    [
      xasLoad, xasReload, xasNext, xasPrev, xasNextSlow, xasPrevSlow, xasStore, xasAlloc, xasExpand, xasCreate,
      xasCreateRange, xasFreeNodes, xasDeleteNode, xasShrink, xasInitMarks, xasClearMark,
    ]
  }

  /// All procedures.
  var all: [Procedure] {
    core + [
      xasFind, xasNextEntry, xasPause, xasFindMarked, xasNextMarked, xasFindConflict, xasSplit, xasSetMark, xasGetMark,
      xaLoad, xaStore, xaErase, xaCompareExchange, xaInsert, xaReserve, xaRelease, xaFind, xaFindAfter, xaGetMark,
      xaSetMark, xaClearMark, xaStoreRange, xaGetOrder, xaDeleteNode, xaDestroy,
    ]
  }
}

extension XArrayProcedures {
  /// Tells the hook that the entry of `index` changed, if it did: the holder of xa_lock may do that, though anybody may
  /// read. The step declares `.homes`.
  func tell(_ context: inout StepContext, _ array: Word, _ index: Word, _ old: Word, _ new: Word) {
    let before = XAEntry.isNode(old) ? XAEntry.null : old
    if before == new { return }
    context.expectHeld(KernelPointer.address(array) + XArrayMemory.Array.lock, for: .nodeSlots)
    hooks.entryStored(&context, array, index, before, new)
  }

  /// Follows a pointer to a word that only the holder of xa_lock writes: a step of its own under RCU.
  func lockedLoad(_ line: String, _ place: Place, then body: @escaping Body) -> Step {
    Load(line, place, then: body).dependent()
  }
}
