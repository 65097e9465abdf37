import RaceMachine

extension KernelProcedures {
  /// The lookup of `generic_file_buffered_read()` (mm/filemap.c, v5.1; kernel-facts 3.1): a page of an ordinary
  /// file, under RCU and a reference alone. It copies from the page and drops the reference. What follows when
  /// nothing is found is left out.
  var genericFileBufferedRead: Procedure { fileReader("generic_file_buffered_read", reads: true) }

  /// The lookup of `hugetlbfs_pagecache_present()` (mm/hugetlb.c, v5.1; kernel-facts 2.1), asked by a fault in a
  /// hugetlbfs file. The index counts huge pages.
  var hugetlbfsPagecachePresent: Procedure { fileReader("hugetlbfs_pagecache_present", reads: false) }

  /// The lookup of `mincore_page()` (mm/mincore.c, v5.1; kernel-facts 3.8) in a tmpfs file: is the page in memory?
  /// For a swap entry in the slot it would go on to the swap cache; that is left out.
  var mincorePage: Procedure { fileReader("mincore_page", reads: true) }

  /// A caller of `find_get_page()` on the address space of a file: looks up, is judged, looks at the page, drops it.
  private func fileReader(_ name: String, reads: Bool) -> Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let page = frame.local("page", .page)
    let head = frame.local("head", .page)
    let offsets = memory.geometry.offsetFormat
    return Procedure(name, frame) {
      if !memory.openOffsets.isEmpty {
        Choose("index = any of the page's", "offset", memory.openOffsets, offsets) { c, offset in
          c[index] = offset
          return .next
        }
      }
      Compute("offset = index") { c in
        memory.homes.announce(
          &c, space: memory.space(ofMapping: c[mapping]), offset: c[index], format: offsets)
        c.show(offsets.text(c[index]))
        return .next
      }.setting(register: CPURegister.armed)
      Call("page = find_get_page(mapping, index)", "find_get_page", .local(mapping), .local(index)) { c, found in
        c[page] = found
        c.show(ValueFormat.page.text(found))
        memory.homes.judge(&c, found)
        return .next
      }
      Compute("if (!page)") { c in
        c.show(c[page] == 0 ? "yes" : "no")
        return c[page] == 0 ? .back(0) : .next
      }
      if reads {
        // PageUptodate() asks the head: the tails of a compound page do not have the flag.
        Load("head = compound_head(page)", memory.pages.compoundHead(page)) { c, found in
          c[head] = found == 0 ? c[page] : found
          c.show(ValueFormat.page.text(c[head]))
          return .next
        }
        Load("PageUptodate(page) ?", memory.pages.flags(head, .uptodate)) { c, flags in
          c.show(PageFlags(flags).has(.uptodate) ? "yes" : "no")
          return .next
        }
      }
      Call("put_page(page)", "put_page", .local(page))
    }
  }
}
