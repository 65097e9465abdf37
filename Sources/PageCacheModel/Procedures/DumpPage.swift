import RaceMachine

extension KernelProcedures {
  /// `dump_page()` (mm/debug.c, v5.1), called by VM_BUG_ON_PAGE(): one load a field, while the other CPUs run on.
  ///
  /// That is why the dump of 29 March shows the swap-cache flag clear although the check had seen it set
  /// (kernel-facts 5.2). Words that the model does not have (lru, memcg) are left out of the text.
  var dumpPage: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    let bug = frame.argument("reason", .hidden)
    let count = frame.local("count")
    let mapcount = frame.local("mapcount")
    let mapping = frame.local("mapping", .hex)
    let index = frame.local("index", .hex)
    let flags = frame.local("flags", .pageFlags)
    let pages = memory.pages
    return Procedure("dump_page", frame) {
      Load("count:%d", pages.refcount(page)) { c, v in
        c[count] = v
        return .next
      }
      Load("mapcount:%d", pages.mapcount(page)) { c, v in
        c[mapcount] = v
        return .next
      }
      Load("mapping:%p", pages.mapping(page)) { c, v in
        c[mapping] = v
        return .next
      }
      Load("index:%#lx", pages.index(page)) { c, v in
        c[index] = v
        return .next
      }
      Load("flags: %#lx", pages.flags(page)) { c, v in
        c[flags] = v
        return .next
      }
      Load("raw: private", pages.privateWord(page)) { c, v in
        let reason = VMBug(rawValue: c[bug])?.condition ?? ""
        c.note(
          PageDump(
            page: c[page], count: c[count], mapcount: c[mapcount], mapping: c[mapping], index: c[index],
            flags: c[flags], privateWord: v, reason: reason
          ).text)
        return .back(0)
      }
    }
  }
}
