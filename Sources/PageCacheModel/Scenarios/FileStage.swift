import RaceMachine

/// The setting that scenarios of ordinary files share: one page in the page cache, some readers, somebody who removes
/// it.
struct FileStage: Sendable {
  var geometry: Geometry
  /// The pfn of the head.
  var pfn: Word
  var place: FilePlace
  var readers: Int
  /// The procedure of the readers.
  var reader: String
  var readerTitle: String
  /// What the other CPU calls, given the file's mapping and the page. One reference is its own at the beginning.
  var other: @Sendable (_ mapping: Word, _ page: Word) -> RaceTask

  /// The indices of the file that exist in the model.
  private var window: Range<Word> { 0..<(geometry == .teaching ? 16 : 4096) }

  /// The stage.
  var stage: Stage {
    let plan = KernelMemory.Plan(
      geometry: geometry, pages: [(pfn, 1 << place.order)], windows: [], files: [window], nodeCount: 24,
      openOffsets: place.openOffsets)
    let mapping = KernelMemory(plan).mapping(ofFile: 0)
    let readerTask = RaceTask(reader, [mapping, place.offset ?? place.base], symmetryClass: 0, title: readerTitle)
    return Stage(
      plan: plan,
      tasks: Array(repeating: readerTask, count: readers) + [other(mapping, KernelPointer.page(pfn))],
      prepare: { memory, _, setup in
        let page = KernelPointer.page(pfn)
        memory.pages.makePage(
          &setup, pfn: pfn, order: place.order, flags: PageFlags.word(.uptodate, .lru), references: 1)
        setup.holdPage(page, by: readers)
        setup.run("shmem_add_to_page_cache", page, mapping, place.base, 0)
      })
  }
}
