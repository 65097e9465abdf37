import RaceMachine

/// Makes the kernel's procedures for one memory layout and one proposal.
///
/// Each is a property or function of an extension, in a file named after its subject.
struct KernelProcedures: Sendable {
  let memory: KernelMemory
  let proposal: Proposal
  /// Whether CONFIG_DEBUG_VM's checks are compiled in.
  let debugVM: Bool
  /// The linear index of each page that rmap walks ask for, by pfn.
  var linearIndices: [Word: Word] = [:]

  /// The lock of the trees, and the read sections that keep their nodes.
  var rcu: NodeRCU { NodeRCU(memory: memory.xarrays) }

  /// The address space of the swap entry in a local, as a pointer.
  func mapping(_ entry: Local) -> Expression { { memory.mapping(ofEntry: $0[entry]) } }

  /// All procedures that any task may call.
  var all: [Procedure] {
    XArrayProcedures(memory: memory.xarrays, hooks: memory.homes.hooks(memory)).all
      + [
        findGetPage, findGetEntry, putPage, compoundOrder, dumpPage,
        addToSwapCache, putSwapPage, putSwapSlots, pageSwapped,
        tryToFreeSwap, freeSwapCache, freePageAndSwapCache, reuseSwapPage, doWpPage,
        readSwapCacheAsync, tryToReclaimSwap, scanSwapMapSlots, shrinkPageList, addToSwap, doSwapPage, swapFree,
        mcHandleSwapPte, rmapWalk,
      ]
      + fileProcedures
      + proposal.derivation(self) + proposal.deletion(self)
  }
}
