import CTableMemory
import RaceMachine

/// A part of a table of states, open-addressed.
///
/// An entry stands at the place that the size of its fingerprint demands, or soon after it. So the order of places is
/// nearly the order of fingerprints, and to grow is to copy from front to back.
struct TableShard<Entry: TableEntry> {
  private var capacity = 64
  private var count = 0
  private var places: UnsafeMutablePointer<Entry>
  /// Places behind the last one, for those that find theirs taken.
  private static var overhang: Int { 256 }

  init() { places = Self.empty(capacity) }

  func deallocate() { table_memory_free(places, Self.size(capacity)) }

  /// Whether the next one needs more room: three quarters are taken.
  @inline(__always)
  var isFull: Bool { count &* 4 >= capacity &* 3 }
  /// Bytes that it takes.
  var byteCount: Int { Self.size(capacity) }
  /// Bytes that it will take in addition once it has grown.
  var growth: Int { Self.size(capacity + capacity / 2) - Self.size(capacity) }

  private static func empty(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    guard let memory = table_memory_new(size(capacity)) else { fatalError("the system gives no more memory") }
    return memory.bindMemory(to: Entry.self, capacity: capacity + overhang)
  }

  /// Bytes for so many places.
  private static func size(_ capacity: Int) -> Int { (capacity + overhang) * MemoryLayout<Entry>.stride }

  /// Where what has this fingerprint stands unless that is taken.
  @inline(__always)
  private func home(of fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.low.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  /// Where it stands, or would.
  @inline(__always)
  private func place(of fingerprint: Fingerprint) -> Int {
    var place = home(of: fingerprint)
    while places[place].fingerprint != fingerprint, places[place].fingerprint != Fingerprint() { place &+= 1 }
    return place
  }

  /// Begins to fetch what is there to know about a fingerprint.
  @inline(__always)
  func fetch(_ fingerprint: Fingerprint) { table_memory_fetch(places + home(of: fingerprint)) }

  /// Whether an entry is there.
  @inline(__always)
  func contains(_ given: Entry) -> Bool {
    let entry = given.distinct
    return places[place(of: entry.fingerprint)].contains(entry)
  }

  /// Adds an entry; false when it is there already.
  @inline(__always)
  mutating func insert(_ given: Entry) -> Bool {
    let entry = given.distinct
    let place = place(of: entry.fingerprint)
    if places[place].contains(entry) { return false }
    if places[place].fingerprint == Fingerprint() {
      precondition(place < capacity &+ Self.overhang &- 1, "fingerprints crowd in one place")
      count &+= 1
    }
    places[place].add(entry)
    return true
  }

  mutating func grow() {
    let old = self
    capacity += capacity / 2
    places = Self.empty(capacity)
    count = 0
    for place in 0..<(old.capacity + Self.overhang) where old.places[place].fingerprint != Fingerprint() {
      _ = insert(old.places[place])
    }
    old.deallocate()
  }
}
