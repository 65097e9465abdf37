import RaceMachine

extension KernelReading {
  /// Where the reverse mapping must find a page, and where the page says that it is.
  public struct LinearIndex: Sendable {
    /// The page frame number.
    public let pfn: Word
    /// The field that `page_to_pgoff()` reads, such as `page->index`.
    public let fieldName: String
    /// What stands in that field.
    public let value: Value
    /// What must stand there as long as the page is mapped.
    public let expected: Word
    /// Whether a page table maps the page.
    public let isMapped: Bool

    /// Whether the field says what it must say.
    public var isRight: Bool { value.word == expected }
  }

  /// The pages of which the scenario knows the linear index, by rising pfn; empty where no rmap walk happens.
  public var linearIndices: [LinearIndex] {
    let field = model.proposal.linearIndexField
    return model.linearIndices.sorted { $0.key < $1.key }.map { pfn, expected in
      let page = KernelPointer.page(pfn)
      let address = memory.pages.address(page, field)
      return LinearIndex(
        pfn: pfn, fieldName: field == PageFrames.Field.index ? "page->index" : "page->private",
        value: Value(address: address, word: view.word(address), format: .hex), expected: expected,
        isMapped: view.word(memory.pages.address(page, PageFrames.Field.mapcount)) > 0)
    }
  }

  /// The page table of a scenario.
  public struct PageTable: Sendable {
    /// Its lock.
    public let lock: Value
    /// Its entries: one, or one for each offset that the schedule may choose.
    public let entries: [PageTableEntry]
  }

  /// An entry of the page table.
  public struct PageTableEntry: Sendable {
    /// The swap slot that it names, or named; nil where one entry stands for all.
    public let offset: Word?
    /// What it says.
    public let value: Value
  }

  /// The page table; nil when no task of the scenario ever looks at it.
  public var pageTable: PageTable? {
    guard model.usesPageTable else { return nil }
    let table = memory.pageTable
    let base = table.row[0]
    let entries =
      table.offsets.isEmpty
      ? [PageTableEntry(offset: nil, value: value(base + 1))]
      : table.offsets.map { PageTableEntry(offset: $0, value: value(table.entry(ofOffset: $0))) }
    return PageTable(lock: value(base), entries: entries)
  }
}
