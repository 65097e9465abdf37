import RaceMachine

/// The bits of `page->flags` (v5.1, kernel-facts 2.1).
public enum PageFlag: Int, Sendable, CaseIterable {
  /// The page lock.
  case locked = 0
  /// Used since reclaim looked last.
  case referenced = 1
  /// Its contents are valid.
  case uptodate = 2
  /// Its contents must be written before it may go.
  case dirty = 3
  /// On a list of reclaim.
  case lru = 4
  /// On the active one.
  case active = 5
  /// It was needed again soon after it had been reclaimed.
  case workingset = 6
  /// Somebody waits for the page lock.
  case waiters = 7
  /// Reading or writing it failed.
  case error = 8
  /// Belongs to the slab allocator.
  case slab = 9
  /// PG_owner_priv_1: in the swap cache, if ``swapbacked`` is set as well.
  case swapcache = 10
  /// For the architecture.
  case arch1 = 11
  /// Not for ordinary use.
  case reserved = 12
  /// ->private belongs to the file system.
  case hasPrivate = 13
  /// More of the same.
  case private2 = 14
  /// Being written.
  case writeback = 15
  /// The first page of a compound page.
  case head = 16
  /// Has blocks on disk.
  case mappedtodisk = 17
  /// To be reclaimed as soon as it is written.
  case reclaim = 18
  /// Anonymous or shared memory: backed by swap.
  case swapbacked = 19
  /// Cannot be reclaimed.
  case unevictable = 20
  /// Locked into memory by a task.
  case mlocked = 21

  /// The word in which only this bit is set.
  public var mask: Word { 1 << Word(rawValue) }

  /// The name in the text of a page dump.
  public var dumpName: String {
    switch self {
    case .swapcache: "owner_priv_1"
    case .arch1: "arch_1"
    case .hasPrivate: "private"
    case .private2: "private_2"
    default: "\(self)"
    }
  }
}

/// A word of page flags, as steps test it.
struct PageFlags {
  let word: Word

  init(_ word: Word) { self.word = word }

  /// The word with just these bits.
  static func word(_ flags: PageFlag...) -> Word { flags.reduce(0) { $0 | $1.mask } }

  func has(_ flag: PageFlag) -> Bool { word & flag.mask != 0 }

  /// PageSwapCache(): both bits, since bit 10 alone means other things for other owners.
  ///
  /// The kernel loads the word once for each bit; only bit 10 changes in the races here, so one load tells.
  var isSwapCache: Bool { has(.swapbacked) && has(.swapcache) }
}

extension ValueFormat {
  /// The names of the set bits, the swap-cache bit by its meaning.
  static let pageFlags = ValueFormat("flags") { word in
    let names = PageFlag.allCases.filter { word & $0.mask != 0 }.map { $0 == .swapcache ? "swapcache" : $0.dumpName }
    return names.isEmpty ? "none" : names.joined(separator: " ")
  }

  /// A page by its frame number.
  static let page = ValueFormat("page") { word in
    if word == 0 { return "NULL" }
    // A pointer outside of the array of struct page has no frame number; it is shown as it is.
    let pfn = KernelPointer.pfn(word)
    return "0x" + String(word < KernelPointer.vmemmap || pfn >> 40 != 0 ? word : pfn, radix: 16)
  }

  /// A reference count.
  static let references = ValueFormat("references") { count in "\(Int64(bitPattern: count))" }
}
