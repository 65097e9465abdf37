import RaceMachine

/// All that lies in the memory of a scenario, and how its values are written.
struct KernelMemory: Sendable {
  /// What a scenario needs.
  struct Plan: Sendable {
    var geometry: Geometry
    /// Runs of page frames.
    var pages: [(firstPFN: Word, count: Int)]
    /// For each swap file the slots that exist in the model.
    var windows: [Range<Word>]
    /// For each file the page indices that exist in the model: huge pages for a hugetlb file.
    var files: [Range<Word>] = []
    /// Whether the files belong to hugetlbfs, whose indices count huge pages.
    var isHugetlb = false
    /// Nodes that the allocator has.
    var nodeCount: Int
    /// The offsets among which each reader chooses; empty when the offset is fixed.
    var openOffsets: [Word] = []
    /// The offsets that have an entry of their own in the page table; nil: the open ones.
    var tableOffsets: [Word]?
    /// Pages from this number on belong to others, and are only there to be hit by mistake.
    var firstStranger = Int.max
  }

  let geometry: Geometry
  let map: MemoryMap
  let pages: PageFrames
  let xarrays: XArrayMemory
  /// An object an address space: nrpages.
  let spaces: ObjectRow
  let swap: SwapMemory
  let pageTable: PageTable
  /// The lock of the lists of reclaim.
  let lruLock: Place
  let homes: HomeMemory
  /// The first address space whose indices count huge pages.
  let firstHugetlbSpace: Int
  let openOffsets: [Word]
  let firstStranger: Int

  init(_ plan: Plan) {
    geometry = plan.geometry
    openOffsets = plan.openOffsets
    firstStranger = plan.firstStranger
    firstHugetlbSpace = plan.isHugetlb ? plan.windows.count : .max
    var map = MemoryMap()
    let spaceName: @Sendable (Int) -> String = { [geometry] number in
      if number >= plan.windows.count { return "file \(number - plan.windows.count)" }
      let space = plan.windows[number].lowerBound >> Word(geometry.spaceShift)
      return "swap \(number), space \(space)"
    }
    xarrays = XArrayMemory(
      in: &map, chunkShift: geometry.chunkShift, arrayCount: plan.windows.count + plan.files.count,
      nodeCount: plan.nodeCount,
      entryFormat: .page, arrayName: { "i_pages(\(spaceName($0)))" })
    spaces = map.place(
      plan.windows.count + plan.files.count, fields: [Field("nrpages", .spaceCounters)], name: spaceName)
    pages = PageFrames(
      in: &map, runs: plan.pages, entryFormat: SwapEntry.format(geometry.offsetFormat))
    swap = SwapMemory(in: &map, geometry: geometry, windows: plan.windows)
    pageTable = PageTable(
      in: &map, entries: SwapEntry.format(geometry.offsetFormat), offsets: plan.tableOffsets ?? plan.openOffsets)
    lruLock = Place(.lruLock, map.place("pgdat", fields: [Field("lru_lock", .lruLock)])[0])
    homes = HomeMemory(in: &map, windows: plan.windows + plan.files, offsets: geometry.offsetFormat, pages: pages)
    self.map = map
  }

  // MARK: Formats

  /// How swap entries are written.
  var swapFormat: ValueFormat { SwapEntry.format(geometry.offsetFormat) }
  /// How entries of an XArray are written: a page by its pfn, a node by its number.
  var entryFormat: ValueFormat { xarrays.arrays.fields[XArrayMemory.Array.head].format }
  /// How address spaces are written.
  var mappingFormat: ValueFormat {
    ValueFormat("mapping") { [spaces, xarrays] pointer in
      xarrays.arrays.number(of: KernelPointer.address(pointer)).map(spaces.name(of:)) ?? "NULL"
    }
  }

  // MARK: Address spaces of files

  /// The number of the address space of file `file` among all of the model: those of the swap files come first.
  func space(ofFile file: Int) -> Int { swap.files.count + file }

  /// The address space of file `file`, as a pointer to its i_pages.
  func mapping(ofFile file: Int) -> Word { KernelPointer.pointer(to: xarrays.arrays[space(ofFile: file)]) }

  /// The number of the address space to whose i_pages `mapping` points.
  func space(ofMapping mapping: Word) -> Int {
    guard let number = xarrays.arrays.number(of: KernelPointer.address(mapping)) else {
      preconditionFailure("no address space is at \(mapping)")
    }
    return number
  }

  /// Adds to the count of pages in an address space whose i_pages lock is held; a decrease comes as two's complement.
  func addPages(_ c: inout StepContext, _ mapping: Word, _ change: Word) {
    let count = spaces[space(ofMapping: mapping)]
    let lock = KernelPointer.address(mapping) + XArrayMemory.Array.lock
    c.setGuarded(count, .spaceCounters, by: lock, to: c.guarded(count, .spaceCounters, by: lock) &+ change)
  }

  // MARK: Address spaces of the swap cache

  /// `swap_address_space(entry)`, as a pointer to its i_pages.
  func mapping(ofEntry entry: Word) -> Word { KernelPointer.pointer(to: xarrays.arrays[swap.space(of: entry)]) }

  /// The i_pages lock of the address space of an entry.
  func xaLockAddress(ofEntry entry: Word) -> Address {
    xarrays.arrays[swap.space(of: entry)] + XArrayMemory.Array.lock
  }

  /// The count of pages in the address space of an entry.
  func nrpages(ofEntry entry: Word) -> Address { spaces[swap.space(of: entry)] }
}
