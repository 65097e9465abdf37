import RaceMachine

extension KernelProcedures {
  /// `find_subpage()` by subtraction (kernel-facts 3.2): the index of the head from the procedure called `source`,
  /// three checks, the subtraction. `shortcut` stands before: a way to answer without the index.
  func findSubpage(
    indexFrom source: String, after shortcut: (_ page: Local, _ offset: Local) -> [Procedure.Element] = { _, _ in [] }
  ) -> Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let index = frame.local("index", memory.geometry.offsetFormat)
    let nr = frame.local("nr")
    let offsets = memory.geometry.offsetFormat
    return Procedure("find_subpage", frame) {
      shortcut(page, offset)
      Call("index = \(source)(page)", source, .local(page)) { c, value in
        c[index] = value
        c.show(indexText(value))
        c.observe("page", c[page], .page)
        return .next
      }
      if debugVM {
        Load("VM_BUG_ON(PageTail(page))", memory.pages.compoundHead(page)) { c, head in
          c.show(head == 0 ? "no" : "yes")
          return head == 0 ? .next : c.bug(.tail, c[page])
        }
        Compute("VM_BUG_ON(index > offset)") { c in
          let fires = c[index] > c[offset]
          c.show("\(indexText(c[index])) > \(offsets.text(c[offset]))" + (fires ? "" : "  no"))
          return fires ? c.bug(.indexAboveOffset, c[page]) : .next
        }
        Call("nr = 1 << compound_order(page)", "compound_order", .local(page)) { c, order in
          c[nr] = 1 << order
          c.show("\(c[nr])")
          return .next
        }
        Compute("VM_BUG_ON(index + nr <= offset)") { c in
          let fires = c[index] &+ c[nr] <= c[offset]
          c.show("\(indexText(c[index])) + \(c[nr]) <= \(offsets.text(c[offset]))" + (fires ? "" : "  no"))
          return fires ? c.bug(.indexBelowRange, c[page]) : .next
        }
      }
      Compute("return page - index + offset") { c in
        let found = c[page] &+ (c[offset] &- c[index]) &* KernelPointer.pageStructSize
        c.observe("found", found, .page)
        c.show(ValueFormat.page.text(found))
        return .back(found)
      }
    }
  }

  /// `page_index()` (include/linux/mm.h, v5.1; kernel-facts 3.2), with `__page_file_index()`: two loads, the flag
  /// first.
  var pageIndex: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let offsets = memory.geometry.offsetFormat
    return Procedure("page_index", frame) {
      Load("PageSwapCache(page) ?", memory.pages.flags(page, .swapcache, .swapbacked)) { c, flags in
        c.show(PageFlags(flags).isSwapCache ? "yes" : "no")
        return PageFlags(flags).isSwapCache ? .next : .go("linear")
      }
      Load("  return swp_offset(page_private(page))", memory.pages.privateWord(page)) { c, entry in
        c.show(memory.swapFormat.text(entry))
        c.observe("index", SwapEntry.offset(entry), offsets)
        return .back(SwapEntry.offset(entry))
      }
      At("linear")
      Load("return page->index", memory.pages.index(page)) { c, index in
        c.show(indexText(index))
        c.observe("index", index, .hex)
        return .back(index)
      }
    }
  }

  /// A swap offset is small, a linear index is not: write each the way people know it.
  func indexText(_ index: Word) -> String {
    index >> 20 == 0 ? memory.geometry.offsetFormat.text(index) : ValueFormat.hex.text(index)
  }
}
