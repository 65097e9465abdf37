import RaceMachine

/// `swp_entry_t` in its form that does not depend on the architecture: type above offset (kernel-facts 2.3).
public enum SwapEntry {
  /// Bits of the offset.
  public static let typeShift: Word = 58

  /// The entry for slot `offset` of swap file `type`, below 32.
  public static func word(type: Word, offset: Word) -> Word { type << typeShift | offset }
  /// The swap file of an entry.
  public static func type(_ entry: Word) -> Word { entry >> typeShift }
  /// The slot of an entry.
  public static func offset(_ entry: Word) -> Word { entry & ((1 << typeShift) - 1) }

  /// `type:offset`; 0 for none, since no real entry has offset 0. A number above all slots is a linear index, which
  /// ->private holds under `swap-roles`.
  static func format(_ offsets: ValueFormat) -> ValueFormat {
    ValueFormat("swap entry") { entry in
      if entry == 0 || type(entry) == 0 && entry >= SwapSize.limit { return ValueFormat.hex.text(entry) }
      return "\(type(entry)):\(offsets.text(offset(entry)))"
    }
  }

  /// An index; a swap entry, which ->index holds under `swap-roles`, shows as one where its type tells that it is one.
  static func indexFormat(_ entries: ValueFormat) -> ValueFormat {
    ValueFormat("index") { word in type(word) == 0 ? ValueFormat.hex.text(word) : entries.text(word) }
  }
}

/// One byte of `swap_map`, a word here: a count of swap ptes and a flag.
public enum SwapMapEntry {
  /// SWAP_HAS_CACHE: the slot has, or is about to have, a page in the swap cache.
  public static let hasCache: Word = 0x40
  /// SWAP_MAP_BAD: the slot cannot be used.
  public static let bad: Word = 0x3f
  /// SWAP_MAP_SHMEM: a file of tmpfs owns the slot.
  public static let shmem: Word = 0xbf

  /// How many swap ptes name the slot.
  public static func count(_ word: Word) -> Word { word & ~hasCache }

  static let format = ValueFormat("swap count") { word in
    let cache = word & hasCache != 0 ? "cache" : ""
    if word == bad { return "bad" }
    switch count(word) {
    case 0: return cache.isEmpty ? "free" : cache
    case shmem: return cache.isEmpty ? "shmem" : "\(cache) + shmem"
    case let count: return cache.isEmpty ? "\(count)" : "\(cache) + \(count)"
    }
  }
}
