import RaceMachine

/// For each place of a search the least cost at which it was reached so far.
struct CheapestVisits {
  private var capacity = 1 << 12
  private var count = 0
  private var keys: UnsafeMutablePointer<Fingerprint>
  private var ranks: UnsafeMutablePointer<UInt64>

  init() {
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: Fingerprint(), count: capacity)
    ranks = .allocate(capacity: capacity)
    ranks.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    keys.deallocate()
    ranks.deallocate()
  }

  /// Bytes that it takes.
  var byteCount: Int { capacity * (MemoryLayout<Fingerprint>.stride + MemoryLayout<UInt64>.stride) }

  /// Forgets all visits.
  mutating func clear() {
    deallocate()
    self = CheapestVisits()
  }

  /// Whether `key` was never reached at `rank` or less. Remembers the visit if so.
  mutating func improves(_ key: Fingerprint, _ rank: UInt64) -> Bool {
    let key = key == Fingerprint() ? Fingerprint(high: 0, low: 1) : key
    var place = place(of: key)
    if keys[place] == key {
      guard rank < ranks[place] else { return false }
      ranks[place] = rank
      return true
    }
    if count * 4 >= capacity * 3 {
      grow()
      place = self.place(of: key)
    }
    keys[place] = key
    ranks[place] = rank
    count += 1
    return true
  }

  /// Where `key` stands, or would.
  private func place(of key: Fingerprint) -> Int {
    var place = Int(truncatingIfNeeded: key.low) & (capacity - 1)
    while keys[place] != key, keys[place] != Fingerprint() { place = (place + 1) & (capacity - 1) }
    return place
  }

  private mutating func grow() {
    let old = self
    capacity *= 2
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: Fingerprint(), count: capacity)
    ranks = .allocate(capacity: capacity)
    ranks.initialize(repeating: 0, count: capacity)
    for index in 0..<old.capacity where old.keys[index] != Fingerprint() {
      let place = place(of: old.keys[index])
      keys[place] = old.keys[index]
      ranks[place] = old.ranks[index]
    }
    old.deallocate()
  }
}
