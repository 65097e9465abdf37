import RaceMachine

extension Proposal {
  /// P3: derive from `page_index()`, which reads ->private of a swap-cache page and ->index of any other.
  ///
  /// Mailed by Matthew Wilcox on 24 March 2019 for Kirill Shutemov, in -mm from 26 March; it is under this fix that the
  /// panic of 29 March was reported. The flag and the field are two loads, and a deletion can come before, between or after.
  static let pageIndex = Proposal(
    id: "page-index", label: "P3", title: "derive from page_index()",
    summary: "The subpage is head − page_index(head) + offset; the swap-cache flag decides which field is the index.",
    date: "2019-03-24", author: "Matthew Wilcox, relaying Kirill A. Shutemov",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 24 March 2019",
    standing: "Costs nothing. Breaks when a deletion clears the field between the recheck and the derivation.",
    formula: .subtractIndex, slots: .heads,
    derivation: { [$0.findSubpageByIndex, $0.pageIndex] })
}

extension KernelProcedures {
  /// `find_subpage()` of P3 (kernel-facts 3.2): the index of the head, three checks, the subtraction.
  var findSubpageByIndex: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let index = frame.local("index", memory.geometry.offsetFormat)
    let nr = frame.local("nr")
    let offsets = memory.geometry.offsetFormat
    return Procedure("find_subpage", frame) {
      Call("index = page_index(page)", "page_index", .local(page)) { c, value in
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

  /// `page_index()` (include/linux/mm.h, v5.1), with `__page_file_index()`: two loads, the flag first.
  var pageIndex: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let offsets = memory.geometry.offsetFormat
    return Procedure("page_index", frame) {
      Load("PageSwapCache(page) ?", memory.pages.flags(page)) { c, flags in
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
  private func indexText(_ index: Word) -> String {
    index >> 20 == 0 ? memory.geometry.offsetFormat.text(index) : ValueFormat.hex.text(index)
  }
}
