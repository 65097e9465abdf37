import CTableMemory
import RaceMachine

/// A part of a table of fingerprints, open-addressed.
///
/// A fingerprint stands at the place that its size demands, or soon after it. So the order of places is nearly the order
/// of fingerprints, and to grow is to copy from front to back.
struct FingerprintShard {
  private var capacity = 64
  private var count = 0
  private var places: UnsafeMutablePointer<Fingerprint>
  /// Places behind the last one, for those that find theirs taken.
  private static let overhang = 256

  init() { places = Self.empty(capacity) }

  func deallocate() { Self.free(places, capacity) }

  /// Whether the next one needs more room: three quarters are taken.
  @inline(__always)
  var isFull: Bool { count &* 4 >= capacity &* 3 }
  /// Bytes that it takes.
  var byteCount: Int { (capacity + Self.overhang) * MemoryLayout<Fingerprint>.stride }
  /// Bytes that it will take in addition once it has grown.
  var growth: Int { capacity / 2 * MemoryLayout<Fingerprint>.stride }

  private static func empty(_ capacity: Int) -> UnsafeMutablePointer<Fingerprint> {
    guard let memory = table_memory_new(size(capacity)) else { fatalError("out of memory") }
    return memory.bindMemory(to: Fingerprint.self, capacity: capacity + overhang)
  }

  private static func free(_ places: UnsafeMutablePointer<Fingerprint>, _ capacity: Int) {
    table_memory_free(places, size(capacity))
  }

  /// Bytes for so many places.
  private static func size(_ capacity: Int) -> Int { (capacity + overhang) * MemoryLayout<Fingerprint>.stride }

  /// The empty place looks like the fingerprint of nothing, which therefore looks like another.
  @inline(__always)
  private static func distinct(_ fingerprint: Fingerprint) -> Fingerprint {
    fingerprint == Fingerprint() ? Fingerprint(high: 0, low: 1) : fingerprint
  }

  /// Where `fingerprint` stands unless that is taken.
  @inline(__always)
  private func home(of fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.low.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  /// Begins to fetch what is there to know about a fingerprint.
  @inline(__always)
  func fetch(_ fingerprint: Fingerprint) { table_memory_fetch(places + home(of: fingerprint)) }

  /// Where `fingerprint` stands, or would.
  @inline(__always)
  private func place(of fingerprint: Fingerprint) -> Int {
    var place = home(of: fingerprint)
    while places[place] != fingerprint, places[place] != Fingerprint() { place &+= 1 }
    return place
  }

  /// Whether a fingerprint is there.
  @inline(__always)
  func contains(_ fingerprint: Fingerprint) -> Bool {
    let fingerprint = Self.distinct(fingerprint)
    return places[place(of: fingerprint)] == fingerprint
  }

  /// Adds a fingerprint; false when it is there already.
  @inline(__always)
  mutating func insert(_ given: Fingerprint) -> Bool {
    let fingerprint = Self.distinct(given)
    let place = place(of: fingerprint)
    if places[place] == fingerprint { return false }
    precondition(place < capacity &+ Self.overhang &- 1, "fingerprints crowd in one place")
    places[place] = fingerprint
    count &+= 1
    return true
  }

  mutating func grow() {
    let (old, oldCapacity) = (places, capacity)
    capacity += capacity / 2
    places = Self.empty(capacity)
    count = 0
    for place in 0..<(oldCapacity + Self.overhang) where old[place] != Fingerprint() { _ = insert(old[place]) }
    Self.free(old, oldCapacity)
  }
}
