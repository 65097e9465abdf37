/// A lock in the list of a CPU, packed into one word of its region: address, kind, and whether waiters spin.
enum HeldLock {
  static func encode(_ lock: LockKind, _ address: Address) -> Word {
    at(address, Word(lock.id) << 8 | (lock.sleeps ? 0 : 2) | 1)
  }

  /// A lock written without its address, with it.
  static func at(_ address: Address, _ lock: Word) -> Word { Word(address.index) << 16 | lock }

  /// nil for an empty place.
  static func address(_ word: Word) -> Address? { word == 0 ? nil : Address(Int(word >> 16)) }

  static func kind(_ word: Word) -> UInt8 { UInt8(truncatingIfNeeded: word >> 8) }

  static func spins(_ word: Word) -> Bool { word & 2 != 0 }
}
