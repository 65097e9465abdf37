import PageCacheModel
import RaceMachine

/// The kernel in the state in which an operation is recorded: two neighbours in the swap cache, of which one is the
/// operation's, and one CPU.
struct RecordedKernel: Model {
  let kernel: KernelModel
  let tasks: [RaceTask]

  /// The slot that operations are recorded with: high in the swap area, so that the tree is as tall as on a large machine.
  static let slot: Word = 0x542c8
  private static let frame: Word = 0x124c8

  /// - Throws: when the operation cannot be set up, which is a defect.
  init(_ operation: SwapOperation, under proposal: Proposal) throws(ModelError) {
    let slot = SketchedSlot(file: 0, index: Self.slot)
    var sketch = ScenarioSketch("\(operation)", geometry: .kernel)
    let isThere = operation != .missedLookup && operation != .insertion
    // The neighbour keeps the nodes of the tree in use, as they are in a swap cache with many pages.
    try sketch.add(SketchedPage(pfn: Self.frame + 1, place: .swap(SketchedSlot(file: 0, index: Self.slot + 1))))
    if isThere || operation == .insertion {
      try sketch.add(SketchedPage(pfn: Self.frame, place: isThere ? .swap(slot) : .nowhere))
    }
    switch operation {
    case .lookup, .missedLookup, .reclaim: try sketch.add(.lookup(.slot(slot), by: .readahead))
    case .exit: try sketch.add(.exit(Self.frame))
    case .insertion: try sketch.add(.swapOut(Self.frame, to: slot))
    }
    kernel = try KernelModel(sketch.scenario, under: proposal, set: [(name: "debug-vm", value: "off")])
    // free_swap_and_cache() calls it like this; the sketch's caller would hold si->lock first, to look for a slot.
    let entry = SwapEntry.word(type: 0, offset: Self.slot)
    tasks = operation == .reclaim ? [RaceTask("__try_to_reclaim_swap", [entry], symmetryClass: 0)] : kernel.tasks
  }

  var title: String { kernel.title }
  var version: Int { kernel.version }
  var map: MemoryMap { kernel.map }
  var program: Program { kernel.program }
  var registers: [Field] { kernel.registers }
  var prologue: Prologue? { kernel.prologue }
  func prepare(_ setup: inout Setup) { kernel.prepare(&setup) }
}
