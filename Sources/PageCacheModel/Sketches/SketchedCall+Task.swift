import RaceMachine

extension SketchedCall {
  /// The page that the CPU changes; nil for one that only looks.
  var changed: Word? {
    switch self {
    case .lookup, .fileLookup, .rmapWalk: nil
    case .exit(let pfn), .writeFault(let pfn), .freeSwap(let pfn), .move(let pfn, _), .reclaim(let pfn),
      .swapOut(let pfn, _), .swapIn(let pfn), .split(let pfn, _, _), .truncate(let pfn, _):
      pfn
    }
  }

  /// The page that the call names; nil for a lookup of a slot.
  var named: Word? {
    switch self {
    case .lookup(.any(let pfn), _), .fileLookup(.any(let pfn), _), .rmapWalk(let pfn): pfn
    default: changed
    }
  }

  /// Whether others may change the same page at the same time: whoever comes second finds that out under the page lock.
  var sharesItsPage: Bool {
    switch self {
    case .exit, .writeFault, .freeSwap: true
    default: false
    }
  }

  /// Where the page goes; nil if it does not.
  var target: SketchedSlot? {
    switch self {
    case .move(_, let slot), .swapOut(_, let slot): slot
    default: nil
    }
  }

  /// What is looked up, and whether in swap.
  var wanted: (slot: Wanted, inSwap: Bool)? {
    switch self {
    case .lookup(let wanted, _): (wanted, true)
    case .fileLookup(let wanted, _): (wanted, false)
    default: nil
    }
  }

  /// Whether the CPU has a reference on its page at the beginning.
  func bringsReference(_ page: SketchedPage) -> Bool {
    switch self {
    case .exit, .freeSwap, .move, .swapIn, .truncate: true
    // Reclaim of tmpfs isolates the page itself.
    case .swapOut: page.place == .nowhere
    default: false
    }
  }

  /// Whether the CPU works with the task's page table.
  var usesPageTable: Bool {
    switch self {
    case .lookup(_, .fault), .lookup(_, .memcg), .writeFault: true
    default: false
    }
  }
}

extension ScenarioSketch {
  /// What each CPU calls. CPUs that do the same can be exchanged.
  func tasks(_ memory: KernelMemory) -> [RaceTask] {
    calls.map { call in task(call, memory, class: calls.firstIndex(of: call) ?? 0) }
  }

  private func task(_ call: SketchedCall, _ memory: KernelMemory, class symmetryClass: Int) -> RaceTask {
    func task(_ procedure: String, _ title: String, _ arguments: Word...) -> RaceTask {
      RaceTask(procedure, arguments, symmetryClass: symmetryClass, title: title)
    }
    func entry(_ slot: SketchedSlot) -> Word { SwapEntry.word(type: slot.file, offset: slot.index) }
    func mapping(_ slot: SketchedSlot) -> Word { memory.mapping(ofFile: Int(slot.file)) }
    switch call {
    case .lookup(let wanted, let reader):
      let entry = entry(slot(wanted, inSwap: true))
      switch reader {
      case .readahead: return task("__read_swap_cache_async", "readahead", entry)
      case .reclaim: return task("scan_swap_map_slots", "direct reclaim", entry)
      case .fault: return task("do_swap_page", "page fault", entry)
      case .memcg: return task("mc_handle_swap_pte", "memcg", entry)
      }
    case .fileLookup(let wanted, let reader):
      let slot = slot(wanted, inSwap: false)
      let procedure = reader == .read ? "generic_file_buffered_read" : "mincore_page"
      return task(procedure, reader.rawValue, mapping(slot), slot.index)
    case .exit(let pfn): return task("free_page_and_swap_cache", "exit", KernelPointer.page(pfn))
    case .writeFault(let pfn): return task("do_wp_page", "write fault", KernelPointer.page(pfn))
    case .freeSwap(let pfn): return task("shrink_page_list", "reclaim", KernelPointer.page(pfn), 0)
    case .move(let pfn, let slot): return task("shrink_page_list", "reclaim", KernelPointer.page(pfn), entry(slot))
    case .reclaim(let pfn): return task("shrink_inactive_list", "reclaim", KernelPointer.page(pfn), 0)
    case .swapOut(let pfn, let slot):
      let isTmpfs = page(pfn)?.fileSlot != nil
      return task(
        isTmpfs ? "shrink_inactive_list" : "shrink_page_list", "reclaim", KernelPointer.page(pfn), entry(slot))
    case .swapIn(let pfn):
      guard case .swapOfTmpfs(let slot, let file) = page(pfn)?.place else { preconditionFailure("checked before") }
      return task("shmem_swapin_page", "read", mapping(file), file.index, KernelPointer.page(pfn), entry(slot))
    case .rmapWalk(let pfn): return task("rmap_walk_anon", "rmap walk", KernelPointer.page(pfn))
    case .split(let pfn, let part, let head):
      return task("kswapd", "kswapd", KernelPointer.page(pfn), part, OldHead(head).rawValue)
    case .truncate(let pfn, let read):
      guard let file = page(pfn)?.fileSlot else { preconditionFailure("checked before") }
      let page = KernelPointer.page(pfn)
      guard let read else { return task("truncate_inode_pages_range", "truncate", mapping(file), page) }
      let frame = page &+ read.part &* KernelPointer.pageStructSize
      return task("truncate_then_read", "truncate, read", mapping(file), page, read.slot.index, frame)
    }
  }

  /// The slot that a lookup begins with; the schedule may choose another one.
  private func slot(_ wanted: SketchedCall.Wanted, inSwap: Bool) -> SketchedSlot {
    switch wanted {
    case .slot(let slot): return slot
    case .any(let pfn):
      guard let slot = inSwap ? page(pfn)?.swapSlot : page(pfn)?.fileSlot else {
        preconditionFailure("checked before")
      }
      return slot
    }
  }

  /// The page whose head is at `pfn`.
  func page(_ pfn: Word) -> SketchedPage? { pages.first { $0.pfn == pfn } }
}

extension OldHead {
  fileprivate init(_ fate: SketchedCall.HeadFate) {
    switch fate {
    case .kept: self = .kept
    case .freed: self = .freed
    case .reused: self = .reused
    }
  }
}
