import RaceMachine

extension KernelMemory {
  /// The check `refcount` at the end of a run: every page has as many references as it has reasons for them.
  ///
  /// Reasons are: being home of an offset (a hugetlb page of one, whatever its size), each mapping, and what `kept`
  /// says its owners keep, by pfn. Only heads and small pages are counted; a page that was freed has none.
  func refcountViolations(_ view: MachineView, kept: [Word: Word]) -> [Violation] {
    var homes: [Word: Word] = [:]
    for home in homeWords(view) where home != 0 { homes[head(of: home, view), default: 0] += 1 }
    for number in 0..<pages.row.count {
      let base = pages.row[number]
      if view.word(base + PageFrames.Field.compoundHead) != 0 { continue }
      let page = KernelPointer.page(pages.pfn(of: number))
      let count = view.word(base + PageFrames.Field.refcount)
      let isFree = view.word(base + PageFrames.Field.allocated) == 0
      let owners = isFree ? 0 : kept[pages.pfn(of: number)] ?? 0
      let expected = (homes[page] ?? 0) + view.word(base + PageFrames.Field.mapcount) + owners
      if count != expected {
        return [Violation("refcount", "count differs from homes, mappings and owners")]
      }
    }
    return []
  }

  /// The check `rmap-lost` at the end of a run: a mapped page must still know its linear index.
  func rmapViolations(_ view: MachineView, _ indices: [Word: Word], field: Int) -> [Violation] {
    let lost = indices.contains { pfn, index in
      let page = KernelPointer.page(pfn)
      return view.word(pages.address(page, PageFrames.Field.mapcount)) > 0
        && view.word(pages.address(page, field)) != index
    }
    return lost ? [.rmapLost] : []
  }

  private func homeWords(_ view: MachineView) -> [Word] {
    homes.addresses(ofSpaces: 0..<spaces.count).map { view.word($0) }
  }

  /// The head of the compound page to which `page` belongs; a small page itself.
  func head(of page: Word, _ view: MachineView) -> Word {
    let word = view.word(pages.address(page, PageFrames.Field.compoundHead))
    return word == 0 ? page : word
  }
}
