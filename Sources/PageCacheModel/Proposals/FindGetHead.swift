import RaceMachine

extension Proposal {
  /// P8: swap lookups return the head; the caller takes the page lock, checks that the head still backs the entry,
  /// and only then derives.
  ///
  /// Named by Matthew Wilcox on 31 March 2019 as the clean way. A deletion needs the page lock too, so nothing
  /// moves between the check and the derivation. File lookups keep ->index.
  static let findGetHead = Proposal(
    id: "find-get-head", label: "P8", title: "return the head, derive under the page lock",
    summary: "A swap lookup returns the head; its caller locks it, rechecks flag, type and range, then derives.",
    date: "2019-03-31", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', 31 March 2019",
    standing: "Right against deletion. Every swap caller must be rewritten, and takes the page lock.",
    formula: .subtractIndex, lookups: .headThenPageLock,
    derivation: {
      [
        $0.findSubpage(indexFrom: "head_index"), $0.headIndex, $0.findGetEntryOfHeads("find_get_head", derives: false),
        $0.lookupSwapPage,
      ]
    })
}

extension KernelProcedures {
  /// What a swap caller of P8 does (kernel-facts 4): lookup, page lock, recheck, derivation. A failed check counts
  /// as nothing found.
  var lookupSwapPage: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let offset = frame.argument("offset", memory.geometry.offsetFormat)
    let page = frame.local("page", .page)
    let entry = frame.local("entry", memory.swapFormat)
    let pages = memory.pages
    return Procedure("lookup_swap_page", frame) {
      Call("page = find_get_head(mapping, offset)", "find_get_head", .local(mapping), .local(offset)) { c, found in
        c[page] = found
        c.show(ValueFormat.page.text(found))
        return found == 0 ? .back(0) : .next
      }
      Lock("lock_page(page)", .page, pages.flags(page))
      Load("!PageSwapCache(page) ?", pages.flags(page, .swapcache, .swapbacked)) { c, flags in
        let inSwapCache = PageFlags(flags).isSwapCache
        c.show(inSwapCache ? "no" : "yes")
        return inSwapCache ? .next : .go("stale")
      }
      Load("entry = page_private(page)", pages.privateWord(page)) { c, word in
        c[entry] = word
        return memory.mapping(ofEntry: word) == c[mapping] ? .next : .go("stale")
      }
      Call("nr = hpage_nr_pages(page)", "compound_order", .local(page)) { c, order in
        let start = SwapEntry.offset(c[entry])
        c.show("\(1 << order)")
        return c[offset] >= start && c[offset] &- start < 1 << order ? .next : .go("stale")
      }
      unlockPage("unlock_page(page)", page).judging(page, memory)
      Compute("return page - swp_offset(entry) + offset") { c in
        let found = c[page] &+ (c[offset] &- SwapEntry.offset(c[entry])) &* KernelPointer.pageStructSize
        c.observe("page", c[page], .page)
        c.observe("index", SwapEntry.offset(c[entry]), memory.geometry.offsetFormat)
        c.observe("found", found, .page)
        c.show(ValueFormat.page.text(found))
        return .back(found)
      }
      At("stale")
      unlockPage("unlock_page(page)", page)
      Call("put_page(page)", "put_page", .local(page))
      // The judge's work at the end of a call belongs to a step that says so, and put_page() ends in several.
      Pause("return NULL") { c, _ in
        c.observe("found", 0, .page)
        return .back(0)
      }.touchingOwn([.lookups])
    }
  }
}
