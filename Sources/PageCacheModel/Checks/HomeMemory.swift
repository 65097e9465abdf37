import RaceMachine

/// What judges remember of the page cache: for every offset its home.
///
/// The home of an offset is the page that holds its data, from the store that puts it (or its head) in the slot to the
/// store that removes it, or that cuts off the node around it for walkers. A split moves no home; freeing the page
/// ends it.
struct HomeMemory: Sendable {
  private let rows: [(window: Range<Word>, row: ObjectRow)]
  let pages: PageFrames

  init(in map: inout MemoryMap, windows: [Range<Word>], offsets: ValueFormat, pages: PageFrames) {
    self.pages = pages
    rows = windows.enumerated().map { number, window in
      let row = map.place(window.count, fields: [Field("", .homes, .page)]) {
        "home(\(number):\(offsets.text(window.lowerBound + Word($0))))"
      }
      return (window, row)
    }
  }

  /// The word that names the home of `offset` in address space `space`; nil outside the model's windows.
  func address(space: Int, offset: Word) -> Address? {
    guard rows.indices.contains(space), rows[space].window.contains(offset) else { return nil }
    return rows[space].row[Int(offset - rows[space].window.lowerBound)]
  }

  /// The words that name the homes of all offsets of some address spaces.
  func addresses(ofSpaces spaces: Range<Int>) -> [Address] {
    rows[spaces].flatMap { _, row in (0..<row.count).map { row[$0] } }
  }

  /// Keeps homes up to date as entries of the XArrays of `memory` change.
  func hooks(_ memory: KernelMemory) -> XArrayHooks {
    XArrayHooks(entryStored: { [self] c, array, index, _, new in
      guard let space = memory.xarrays.arrays.number(of: KernelPointer.address(array)),
        let address = address(space: space, offset: index)
      else { return }
      let home: Word
      if new == XAEntry.null || XAEntry.isValue(new) || new == XAEntry.retry {
        home = 0
      } else {
        home = c.register(CPURegister.homeOfStore)
        if home == 0 { return }
        c.setRegister(CPURegister.homeOfStore, to: 0)
      }
      c.poke(address, .homes, home)
      if home != 0 { remember(&c, space: space, offset: index, home: home) }
    })
  }

  /// The `count` pages from `first` on are freed: they are nobody's home any more. Returns whether any was.
  func forget(_ c: inout StepContext, _ first: Word, count: Int) -> Bool {
    let freed = first..<first + Word(count) * KernelPointer.pageStructSize
    var wasHome = false
    for (window, row) in rows {
      for number in 0..<window.count where freed.contains(c.peek(row[number], .homes)) {
        c.poke(row[number], .homes, 0)
        wasHome = true
      }
    }
    return wasHome
  }
}
