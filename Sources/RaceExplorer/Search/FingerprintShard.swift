import RaceMachine

/// A part of a table of fingerprints, open-addressed; each may have a number.
///
/// A fingerprint stands at the place that its size demands, or soon after it. So the order of places is nearly the order
/// of fingerprints, and to grow is to copy from front to back.
struct FingerprintShard {
  private var capacity = 64
  private var count = 0
  private var places: UnsafeMutablePointer<Fingerprint>
  private var numbers: UnsafeMutablePointer<Int32>?
  /// Places behind the last one, for those that find theirs taken.
  private static let overhang = 256

  init(isNumbered: Bool) {
    places = Self.empty(capacity)
    numbers = isNumbered ? .allocate(capacity: capacity + Self.overhang) : nil
  }

  func deallocate() {
    places.deallocate()
    numbers?.deallocate()
  }

  /// Whether the next one needs more room: three quarters are taken.
  @inline(__always)
  var isFull: Bool { count &* 4 >= capacity &* 3 }
  /// Bytes that it takes.
  var byteCount: Int { (capacity + Self.overhang) * bytesOfPlace }
  /// Bytes that it will take in addition once it has grown.
  var growth: Int { capacity / 2 * bytesOfPlace }
  private var bytesOfPlace: Int { MemoryLayout<Fingerprint>.stride + (numbers == nil ? 0 : MemoryLayout<Int32>.stride) }

  private static func empty(_ capacity: Int) -> UnsafeMutablePointer<Fingerprint> {
    let places = UnsafeMutablePointer<Fingerprint>.allocate(capacity: capacity + overhang)
    places.initialize(repeating: Fingerprint(), count: capacity + overhang)
    return places
  }

  /// The empty place looks like the fingerprint of nothing, which therefore looks like another.
  @inline(__always)
  private static func distinct(_ fingerprint: Fingerprint) -> Fingerprint {
    fingerprint == Fingerprint() ? Fingerprint(high: 0, low: 1) : fingerprint
  }

  /// Where `fingerprint` stands, or would.
  @inline(__always)
  private func place(of fingerprint: Fingerprint) -> Int {
    var place = Int(truncatingIfNeeded: fingerprint.low.multipliedFullWidth(by: UInt64(capacity)).high)
    while places[place] != fingerprint, places[place] != Fingerprint() { place &+= 1 }
    return place
  }

  /// The number of a fingerprint, 0 where they have none; nil when it is not there.
  @inline(__always)
  func number(of fingerprint: Fingerprint) -> Int32? {
    let fingerprint = Self.distinct(fingerprint)
    let place = place(of: fingerprint)
    return places[place] == fingerprint ? numbers?[place] ?? 0 : nil
  }

  /// Adds a fingerprint, which gets `number`. Returns the number that it has already if it is there, else nil.
  @inline(__always)
  mutating func insert(_ fingerprint: Fingerprint, number: Int32) -> Int32? {
    let fingerprint = Self.distinct(fingerprint)
    let place = place(of: fingerprint)
    if places[place] == fingerprint { return numbers?[place] ?? 0 }
    precondition(place < capacity &+ Self.overhang &- 1, "fingerprints crowd in one place")
    places[place] = fingerprint
    numbers?[place] = number
    count &+= 1
    return nil
  }

  mutating func grow() {
    let (oldPlaces, oldNumbers, oldEnd) = (places, numbers, capacity + Self.overhang)
    capacity += capacity / 2
    places = Self.empty(capacity)
    if oldNumbers != nil { numbers = .allocate(capacity: capacity + Self.overhang) }
    count = 0
    for place in 0..<oldEnd where oldPlaces[place] != Fingerprint() {
      _ = insert(oldPlaces[place], number: oldNumbers?[place] ?? 0)
    }
    oldPlaces.deallocate()
    oldNumbers?.deallocate()
  }
}
