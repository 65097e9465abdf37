import RaceMachine

extension KernelProcedures {
  /// `truncate_inode_pages_range()` (mm/truncate.c, v5.1; kernel-facts 3.11), where it has found the page: page lock,
  /// `truncate_inode_page()`, and the reference of its own lookup goes.
  ///
  /// That lookup is left out: the reference is there at the beginning. The page is clean and nobody maps it, so
  /// `truncate_cleanup_page()` has nothing to do.
  var truncateInodePages: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let page = frame.argument("page", .page)
    return Procedure("truncate_inode_pages_range", frame) {
      Lock("lock_page(page)", .page, memory.pages.flags(page))
      Load("page->mapping != mapping ?", memory.pages.mapping(page)) { c, word in
        c.show(word == c[mapping] ? "no" : "yes")
        return word == c[mapping] ? .next : .go("unlock")
      }
      Call("truncate_inode_page(mapping, page)", "delete_from_page_cache", .local(page))
      At("unlock")
      unlockPage("unlock_page(page)", page)
      Call("pagevec_release(&pvec)", "put_page", .local(page))
    }
  }
}
