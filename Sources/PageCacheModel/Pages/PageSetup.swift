import RaceMachine

extension PageFrames {
  /// Makes the frames from `pfn` on one page of `order`: a compound page, or a small one.
  ///
  /// - Parameter references: what `_refcount` of the head says.
  func makePage(
    _ setup: inout Setup, pfn: Word, order: Int, flags: Word, references: Word, destructor: Word = 0
  ) {
    let pointer = KernelPointer.page(pfn)
    setup.set(address(pointer, Field.flags), flags | (order > 0 ? PageFlag.head.mask : 0))
    setup.set(address(pointer, Field.refcount), references)
    guard order > 0 else { return }
    let second = pointer &+ KernelPointer.pageStructSize
    setup.set(address(second, Field.compoundOrder), Word(order))
    setup.set(address(second, Field.compoundDtor), destructor)
    for tail in 1..<Word(1 << order) {
      setup.set(address(pointer &+ tail &* KernelPointer.pageStructSize, Field.compoundHead), pointer)
    }
  }
}
