import RaceMachine

extension PageReport {
  /// The page frame number: printed, or from an address in the usual place of the array of `struct page`.
  public var pfn: Word? { printedPFN ?? page.flatMap { KernelPointer.usualPFN($0) } }

  /// The page frame number modulo 512. The array may begin elsewhere, but always at a multiple far above that.
  public var pfnInHugePage: Word? {
    if let printedPFN { return printedPFN % 512 }
    guard let page, page >> 47 == 0x1_ffff, page % KernelPointer.pageStructSize == 0 else { return nil }
    return page / KernelPointer.pageStructSize % 512
  }

  /// The swap entry in ->private, if that is one: the page is in the swap cache.
  public var swapEntry: Word? { privateWord.flatMap { $0 != 0 && isInSwapCache == true ? $0 : nil } }

  /// The slot of the swap entry.
  public var swapOffset: Word? { swapEntry.map(SwapEntry.offset) }

  /// Whether ->mapping is an anon_vma.
  public var isAnonymous: Bool? { mapping.map { $0 & 1 == 1 } }

  /// Whether ->mapping is the address space of a file.
  public var isFile: Bool? { mapping.map { $0 != 0 && $0 & 3 == 0 && $0 != Self.tailPoison } }

  /// What tails have in the place of ->mapping.
  static let tailPoison: Word = 0xdead_0000_0000_0400

  /// The distance in pages from the dumped page to another of the same huge page that a register names.
  public var neighbour: (register: String, distance: Word)? {
    guard let page else { return nil }
    for (name, value) in registers where value > page && value & 63 == page & 63 {
      let distance = (value - page) / KernelPointer.pageStructSize
      if distance < 512 { return (name, distance) }
    }
    return nil
  }
}

extension KernelPointer {
  /// The page frame number of a `struct page *` where the array begins at its usual address.
  static func usualPFN(_ page: Word) -> Word? {
    guard page >> 40 == vmemmap >> 40, page % pageStructSize == 0 else { return nil }
    return pfn(page)
  }
}

/// How plausible a number is as a slot of a swap area.
enum SwapSize {
  /// Areas of 4 TiB and more, in slots. Linear indices of 64-bit tasks lie above nearly always.
  static let limit: Word = 1 << 30

  /// The bytes of so many slots, in TiB, rounded down.
  static func tebibytes(_ slots: Word) -> Word { slots >> 28 }
}
