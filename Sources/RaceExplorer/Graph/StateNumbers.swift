import RaceMachine

/// Numbers the states of a graph in the order in which they are reached.
struct StateNumbers {
  /// How many states have a number.
  private(set) var count = 0
  /// The fingerprint of each state, and room for more.
  private var fingerprints: UnsafeMutablePointer<Fingerprint>
  private var room = 1024
  /// Numbers, each at the place that the fingerprint demands or soon after it; -1 where there is none.
  private var places: UnsafeMutablePointer<Int32>
  private var capacity = 2048
  /// Whole states in place of fingerprints, if these are not trusted.
  private var exact: [[Word]: Int32]?
  private var exactBytes = 0
  private let isSymmetric: Bool

  init(isSymmetric: Bool, isExact: Bool) {
    self.isSymmetric = isSymmetric
    exact = isExact ? [:] : nil
    fingerprints = .allocate(capacity: room)
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1, count: capacity)
  }

  func deallocate() {
    fingerprints.deallocate()
    places.deallocate()
  }

  /// Bytes that it takes.
  var byteCount: Int {
    room * MemoryLayout<Fingerprint>.stride + capacity * MemoryLayout<Int32>.stride + exactBytes
  }

  /// The number of the state of `machine`; ``count`` as it was before, if the state is new.
  @inline(__always)
  mutating func insert(_ machine: Machine) -> Int {
    if exact != nil { return insertWhole(machine) }
    let fingerprint = isSymmetric ? machine.canonicalFingerprint : machine.fingerprint
    var place = place(of: fingerprint)
    while places[place] >= 0 {
      let number = Int(places[place])
      if fingerprints[number] == fingerprint { return number }
      place = (place &+ 1) & (capacity &- 1)
    }
    if count == room { makeRoom() }
    (fingerprints + count).initialize(to: fingerprint)
    places[place] = Int32(truncatingIfNeeded: count)
    count &+= 1
    if count &* 3 > capacity &* 2 { grow() }
    return count &- 1
  }

  @inline(__always)
  private func place(of fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.low >> 24) & (capacity &- 1)
  }

  private mutating func insertWhole(_ machine: Machine) -> Int {
    let state = machine.wholeState(telling: !isSymmetric)
    if let known = exact?[state] { return Int(known) }
    exact?[state] = Int32(count)
    exactBytes += state.count * MemoryLayout<Word>.stride + 64
    count += 1
    return count - 1
  }

  private mutating func makeRoom() {
    let larger = UnsafeMutablePointer<Fingerprint>.allocate(capacity: room + room / 2)
    larger.moveInitialize(from: fingerprints, count: count)
    fingerprints.deallocate()
    fingerprints = larger
    room += room / 2
  }

  private mutating func grow() {
    places.deallocate()
    capacity *= 2
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1, count: capacity)
    for number in 0..<count {
      var place = place(of: fingerprints[number])
      while places[place] >= 0 { place = (place &+ 1) & (capacity &- 1) }
      places[place] = Int32(truncatingIfNeeded: number)
    }
  }
}
