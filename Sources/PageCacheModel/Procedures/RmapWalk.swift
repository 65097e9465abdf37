import RaceMachine

extension KernelProcedures {
  /// `rmap_walk_anon()` (mm/rmap.c, v5.1; kernel-facts 3.12), as `page_referenced()` calls it, without the page lock.
  ///
  /// It asks the page where it is mapped and picks the VMAs of that range; what it does there is left out. An index
  /// other than the linear one is the wrong range, and the page's mapping is not found.
  var rmapWalk: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let mapped = frame.local("mapped")
    let field = proposal.linearIndexField
    let region: Region = field == PageFrames.Field.index ? .pageIndex : .pagePrivate
    let name = field == PageFrames.Field.index ? "page->index" : "page_private(page)"
    return Procedure("rmap_walk_anon", frame) {
      Load("anon_vma = page->mapping", memory.pages.mapping(page)) { _, mapping in mapping == 0 ? .back(0) : .next }
      Load("page_mapped(page) ?", memory.pages.mapcount(page)) { c, count in
        c[mapped] = count
        c.show(count == 0 ? "no" : "yes")
        return count == 0 ? .back(0) : .next
      }
      Load(
        "pgoff = page_to_pgoff(page) = \(name)", Place(region) { memory.pages.address($0[page], field) }
      ) { c, index in
        c.observe("pgoff", index, .hex)
        c.show(ValueFormat.hex.text(index))
        if let expected = linearIndices[KernelPointer.pfn(c[page])], index != expected { c.violate(.rmapLost) }
        return .back(index)
      }
    }
  }
}

extension Violation {
  /// An rmap walk of a mapped page looks in the wrong place.
  static let rmapLost = Violation("rmap-lost", "page_to_pgoff(page) != linear index")
}
