import RaceMachine

extension KernelProcedures {
  /// `put_page()` (v5.1, kernel-facts 3.3): load compound_head, subtract 1; the last reference frees at once.
  ///
  /// `struct page` is not freed through RCU: the frame may have a new owner before a lookup has looked again.
  var putPage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let pages = memory.pages
    return Procedure("put_page", frame) {
      Load("page = compound_head(page)", pages.compoundHead(page)) { c, head in
        if head != 0 { c[page] = head }
        c.show(ValueFormat.page.text(c[page]))
        return .next
      }
      AddAndTest("put_page_testzero(page)", pages.refcount(page), .constant(Word.max)) { c, sign in
        if sign == Word.max { c.violate(Violation("refcount", "underflow")) }
        c.letGoOfPage(c[page])
        return sign == 0 ? .next : .back(0)
      }
      Pause("__put_page(page)") { c, _ in
        memory.freePage(&c, c[page])
        return .next
      }.touching(Self.freedRegions, because: .lastPut)
    }
  }

  /// `compound_order()` (v5.1; kernel-facts 2.1): 0 unless PG_head is set; the order itself is in the second
  /// `struct page`.
  var compoundOrder: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("compound_order", frame) {
      Load("PageHead(page) ?", memory.pages.flags(page, .head)) { c, flags in
        let isHead = PageFlags(flags).has(.head)
        c.show(isHead ? "yes" : "no")
        return isHead ? .next : .back(0)
      }
      Load("page[1].compound_order", memory.pages.compoundOrder(page)) { _, order in .back(order) }
    }
  }

  /// What the return of a page to the allocator touches.
  static let freedRegions: RegionSet = [
    .pageFlags, .pageMapping, .pageCompoundHead, .pageCompoundOrder, .pageCompoundDtor, .pageLife, .homes,
    .pageLives,
  ]
}

extension KernelMemory {
  /// The last reference has gone: the page, all of it if it is compound, returns to the allocator.
  ///
  /// `->index` and `->private` keep what they held, as the allocator does not clear them.
  func freePage(_ c: inout StepContext, _ head: Word) {
    let order = compoundOrder(&c, head)
    for distance in 0..<(1 << order) {
      let page = head &+ Word(distance) &* KernelPointer.pageStructSize
      guard let number = pages.number(of: page) else { continue }
      let base = pages.row[number]
      c.poke(base + PageFrames.Field.flags, .pageFlags, 0)
      c.poke(base + PageFrames.Field.mapping, .pageMapping, 0)
      c.poke(base + PageFrames.Field.compoundHead, .pageCompoundHead, 0)
      c.poke(base + PageFrames.Field.compoundOrder, .pageCompoundOrder, 0)
      c.poke(base + PageFrames.Field.compoundDtor, .pageCompoundDtor, 0)
      c.poke(base + PageFrames.Field.allocated, .pageLife, 0)
      let life = c.peek(base + PageFrames.Field.life, .pageLives)
      c.poke(base + PageFrames.Field.life, .pageLives, life + 1)
    }
    if homes.forget(&c, head, count: 1 << order) { c.violate(Violation("refcount", "freed while in a cache")) }
    c.note("page \(ValueFormat.page.text(head)) is free")
  }

  private func compoundOrder(_ c: inout StepContext, _ head: Word) -> Word {
    guard let number = pages.number(of: head) else { return 0 }
    let flags = PageFlags(c.peek(pages.row[number] + PageFrames.Field.flags, .pageFlags))
    guard flags.has(.head) else { return 0 }
    return c.peek(pages.row[number + 1] + PageFrames.Field.compoundOrder, .pageCompoundOrder)
  }
}
