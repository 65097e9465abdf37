import RaceMachine

/// Pointers as the kernel would have them: a page's address in the vmemmap, anything else's in the direct map.
///
/// The two low bits are 0, as the XArray needs it. A word of simulated memory takes 8 bytes of the direct map.
enum KernelPointer {
  /// Where the direct map begins on x86-64.
  static let directMap: Word = 0xffff_8880_0000_0000
  /// Where the array of struct page begins on x86-64.
  static let vmemmap: Word = 0xffff_ea00_0000_0000
  /// Bytes of one struct page.
  static let pageStructSize: Word = 64

  /// A pointer to the object at `address`.
  static func pointer(to address: Address) -> Word { directMap &+ Word(address.index) &* 8 }

  /// The address to which a pointer into the direct map leads; nonsense for other pointers.
  static func address(_ pointer: Word) -> Address { Address(Int(truncatingIfNeeded: (pointer &- directMap) / 8)) }

  /// The `struct page *` of page frame `pfn`.
  static func page(_ pfn: Word) -> Word { vmemmap &+ pfn &* pageStructSize }

  /// The page frame number of a `struct page *`.
  static func pfn(_ page: Word) -> Word { (page &- vmemmap) / pageStructSize }
}
