import RaceMachine

/// The `struct page`s of a model: a few runs of consecutive page frames.
///
/// Two ghost words stand behind the fields: whether the frame is allocated, so that writing to a free page is noticed,
/// and how often it was freed. Reading a free page is allowed, and so is an attempt to take a reference on it.
struct PageFrames: Sendable {
  /// Consecutive frames.
  struct Run: Sendable {
    let firstPFN: Word
    let count: Int
    /// The number of the first one in the row.
    let first: Int
  }

  /// Fields of a page, by offset. `_mapcount` is kept as people count it: 0 is "not mapped", where
  /// the kernel's word is −1.
  enum Field {
    static let flags = 0, mapping = 1, index = 2, privateWord = 3, refcount = 4, mapcount = 5, compoundHead = 6
    static let compoundOrder = 7, compoundDtor = 8, allocated = 9, life = 10
  }

  /// HUGETLB_PAGE_DTOR: the compound page belongs to hugetlbfs.
  static let hugetlbDestructor: Word = 2

  let runs: [Run]
  let row: ObjectRow

  init(in map: inout MemoryMap, runs lengths: [(firstPFN: Word, count: Int)], entryFormat: ValueFormat) {
    var runs: [Run] = []
    var next = 0
    for (firstPFN, count) in lengths {
      runs.append(Run(firstPFN: firstPFN, count: count, first: next))
      next += count
    }
    self.runs = runs
    row = map.place(
      next,
      fields: [
        RaceMachine.Field("flags", .pageFlags, .pageFlags), RaceMachine.Field("mapping", .pageMapping, .hex),
        RaceMachine.Field("index", .pageIndex, SwapEntry.indexFormat(entryFormat)),
        RaceMachine.Field("private", .pagePrivate, entryFormat),
        RaceMachine.Field("_refcount", .pageRefcount, .references), RaceMachine.Field("_mapcount", .pageMapcount),
        RaceMachine.Field("compound_head", .pageCompoundHead, .page),
        RaceMachine.Field("compound_order", .pageCompoundOrder),
        RaceMachine.Field("compound_dtor", .pageCompoundDtor), RaceMachine.Field("allocated", .pageLife, .truth),
        RaceMachine.Field("life", .pageLives),
      ], lifetime: Field.allocated, forbidden: .writes
    ) { [runs] number in
      "page[0x" + String(Self.pfn(of: number, in: runs), radix: 16) + "]"
    }
  }

  private static func pfn(of number: Int, in runs: [Run]) -> Word {
    guard let run = runs.last(where: { $0.first <= number }) else { return 0 }
    return run.firstPFN + Word(number - run.first)
  }

  /// The frame number of page `number` of the row.
  func pfn(of number: Int) -> Word { Self.pfn(of: number, in: runs) }

  /// The number in the row of the page to which a `struct page *` points; nil when no such page is in the model.
  func number(of pointer: Word) -> Int? {
    guard pointer >= KernelPointer.vmemmap else { return nil }
    let pfn = KernelPointer.pfn(pointer)
    for run in runs where pfn >= run.firstPFN && pfn - run.firstPFN < Word(run.count) {
      return run.first + Int(pfn - run.firstPFN)
    }
    return nil
  }

  /// The word of field `field` of the page to which `pointer` points; address 0 when there is no such page.
  func address(_ pointer: Word, _ field: Int) -> Address {
    number(of: pointer).map { row[$0] + field } ?? Address(0)
  }
}

/// Places of a page's fields, for steps whose local `page` holds the `struct page *`.
extension PageFrames {
  func flags(_ page: Local) -> Place { place(.pageFlags, page, Field.flags) }
  /// The flags for a step that tests only some of them: one that changes others does not concern it.
  func flags(_ page: Local, _ tested: PageFlag...) -> Place {
    flags(page).only(tested.reduce(0) { $0 | $1.mask })
  }
  func mapping(_ page: Local) -> Place { place(.pageMapping, page, Field.mapping) }
  func index(_ page: Local) -> Place { place(.pageIndex, page, Field.index) }
  func privateWord(_ page: Local) -> Place { place(.pagePrivate, page, Field.privateWord) }
  func refcount(_ page: Local) -> Place { place(.pageRefcount, page, Field.refcount) }
  func mapcount(_ page: Local) -> Place { place(.pageMapcount, page, Field.mapcount) }
  func compoundHead(_ page: Local) -> Place { place(.pageCompoundHead, page, Field.compoundHead) }

  /// The order is kept in the second `struct page` of the compound page.
  func compoundOrder(_ head: Local) -> Place {
    Place(.pageCompoundOrder) { address($0[head] &+ KernelPointer.pageStructSize, Field.compoundOrder) }
  }

  /// The word of a page itself in which a head's second page keeps the order.
  func compoundOrder(of page: Local) -> Place { place(.pageCompoundOrder, page, Field.compoundOrder) }

  /// Which destructor the compound page has, kept in the second `struct page` as well.
  func compoundDestructor(_ head: Local) -> Place {
    Place(.pageCompoundDtor) { address($0[head] &+ KernelPointer.pageStructSize, Field.compoundDtor) }
  }

  /// ->private of the page `distance` after `page`.
  func privateWord(_ page: Local, plus distance: Local) -> Place {
    Place(.pagePrivate) { address($0[page] &+ $0[distance] &* KernelPointer.pageStructSize, Field.privateWord) }
  }

  private func place(_ region: Region, _ page: Local, _ field: Int) -> Place {
    Place(region) { address($0[page], field) }
  }
}
