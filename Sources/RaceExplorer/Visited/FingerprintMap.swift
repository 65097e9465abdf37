import RaceMachine

/// A number for each of many fingerprints.
struct FingerprintMap {
  private var capacity = 1 << 8
  private(set) var count = 0
  private var keys: UnsafeMutablePointer<Fingerprint>
  private var values: UnsafeMutablePointer<UInt64>

  init() {
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: Fingerprint(), count: capacity)
    values = .allocate(capacity: capacity)
    values.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    keys.deallocate()
    values.deallocate()
  }

  /// Bytes that it takes.
  var byteCount: Int { capacity * (MemoryLayout<Fingerprint>.stride + MemoryLayout<UInt64>.stride) }

  /// Forgets everything.
  mutating func clear() {
    deallocate()
    self = FingerprintMap()
  }

  /// The number of `key`, which becomes `value` if it has none.
  mutating func value(of key: Fingerprint, orElse value: UInt64) -> (value: UInt64, isNew: Bool) {
    let key = key.distinct
    var place = place(of: key)
    if keys[place] == key { return (values[place], false) }
    if count &* 4 >= capacity &* 3 {
      grow()
      place = self.place(of: key)
    }
    keys[place] = key
    values[place] = value
    count &+= 1
    return (value, true)
  }

  /// The number of `key`; nil if it has none.
  func value(of key: Fingerprint) -> UInt64? {
    let key = key.distinct
    let place = place(of: key)
    return keys[place] == key ? values[place] : nil
  }

  /// Changes the number of `key`, which has one.
  mutating func set(_ key: Fingerprint, to value: UInt64) { values[place(of: key.distinct)] = value }

  /// Where `key` stands, or would.
  private func place(of key: Fingerprint) -> Int {
    var place = Int(truncatingIfNeeded: key.low) & (capacity &- 1)
    while keys[place] != key, keys[place] != Fingerprint() { place = (place &+ 1) & (capacity &- 1) }
    return place
  }

  private mutating func grow() {
    let old = self
    capacity *= 2
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: Fingerprint(), count: capacity)
    values = .allocate(capacity: capacity)
    values.initialize(repeating: 0, count: capacity)
    for index in 0..<old.capacity where old.keys[index] != Fingerprint() {
      let place = place(of: old.keys[index])
      keys[place] = old.keys[index]
      values[place] = old.values[index]
    }
    old.deallocate()
  }
}
