import RaceMachine

extension KernelProcedures {
  /// `alloc_page()` (mm/page_alloc.c, v5.1; kernel-facts 2.2), where the next frame on the free list is the one at
  /// `frame`. Returns the page, with one reference.
  ///
  /// NULL if the frame is not free: the list would hand out some other frame then, which no lookup has seen. ->index
  /// keeps what it held; the kernel keeps a migrate type there while the page is free.
  var allocPage: Procedure {
    var frame = Frame()
    let page = frame.argument("frame", .page)
    return Procedure("alloc_page", frame) {
      Pause("rmqueue(); prep_new_page(page)") { c, _ in
        let got = memory.allocatePage(&c, c[page])
        c.show(got ? ValueFormat.page.text(c[page]) : "in use")
        return .back(got ? c[page] : 0)
      }.touching([.pageLife, .pageRefcount, .pagePrivate], because: .allocator)
    }
  }

  /// `page_cache_read()` (mm/filemap.c, v5.1; kernel-facts 2.1): a new page for an index of a file, read from disk.
  var pageCacheRead: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let frameToUse = frame.argument("frame", .page)
    let page = frame.local("page", .page)
    let pages = memory.pages
    return Procedure("page_cache_read", frame) {
      Call("page = __page_cache_alloc()", "alloc_page", .local(frameToUse)) { c, got in
        c[page] = got
        c.show(ValueFormat.page.text(got))
        return got == 0 ? .back(0) : .next
      }
      Store("__SetPageLocked(page)", pages.flags(page), .constant(PageFlag.locked.mask)) { c, _ in
        c.took(.page, at: memory.pages.address(c[page], PageFrames.Field.flags))
        return .next
      }
      Call(
        "add_to_page_cache_lru(page, mapping, index)", "__add_to_page_cache_locked", .local(page), .local(mapping),
        .local(index))
      SetBits("SetPageUptodate(page)", pages.flags(page), .constant(PageFlags.word(.uptodate, .lru)))
      unlockPage("unlock_page(page)", page)
      Call("put_page(page)", "put_page", .local(page))
    }
  }
}

extension KernelMemory {
  /// The allocator hands out the frame at `page` as a small page with one reference, if it is free.
  func allocatePage(_ c: inout StepContext, _ page: Word) -> Bool {
    guard let number = pages.number(of: page) else { return false }
    let base = pages.row[number]
    guard c.peek(base + PageFrames.Field.allocated, .pageLife) == 0 else { return false }
    c.poke(base + PageFrames.Field.allocated, .pageLife, 1)
    c.poke(base + PageFrames.Field.privateWord, .pagePrivate, 0)
    c.poke(base + PageFrames.Field.refcount, .pageRefcount, 1)
    c.note("page \(ValueFormat.page.text(page)) is allocated again")
    return true
  }
}
