import RaceMachine

extension KernelProcedures {
  /// A task that shortens a file and goes on to read another part of it, into a frame that has just become free.
  ///
  /// No function of the kernel: a task's two system calls in a row.
  var truncateThenRead: Procedure {
    var frame = Frame()
    let mapping = frame.argument("mapping", memory.mappingFormat)
    let page = frame.argument("page", .page)
    let index = frame.argument("index", memory.geometry.offsetFormat)
    let next = frame.argument("frame", .page)
    return Procedure("truncate_then_read", frame) {
      Call("ftruncate(fd, …)", "truncate_inode_pages_range", .local(mapping), .local(page))
      Call("read(fd, …)", "page_cache_read", .local(mapping), .local(index), .local(next))
    }
  }
}
