/// The situations that a search has come upon, numbered.
struct SituationTable {
  private var situations = RawList<Situation>()
  /// Numbers from 1, at places that shared memory and local state determine, or soon after; 0 where nothing is.
  private var places: UnsafeMutablePointer<Int32>
  private var capacity = 1 << 9

  init() {
    places = .allocate(capacity: capacity)
    places.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    situations.deallocate()
    places.deallocate()
  }

  var count: Int { situations.count }
  /// Bytes that they take.
  var byteCount: Int { situations.byteCount + capacity * MemoryLayout<Int32>.stride }

  @inline(__always)
  subscript(number: Int32) -> Situation {
    get { situations[Int(number)] }
    nonmutating _modify { yield &situations[Int(number)] }
  }

  /// The number of the situation.
  mutating func number(shared: Int32, local: Int32) -> Int32 {
    let place = place(shared, local)
    if places[place] != 0 { return places[place] &- 1 }
    situations.append(Situation(shared: shared, local: local))
    places[place] = Int32(situations.count)
    if situations.count &* 2 > capacity { grow() }
    return Int32(situations.count &- 1)
  }

  /// The situation of the CPU that was in situation `number`, now that others have brought shared memory into another
  /// state.
  @inline(__always)
  mutating func number(after number: Int32, shared: Int32) -> Int32 {
    let situation = situations.base + Int(number)
    if situation.pointee.nextShared == shared { return situation.pointee.next }
    return find(after: number, shared)
  }

  @inline(never)
  private mutating func find(after old: Int32, _ shared: Int32) -> Int32 {
    let next = number(shared: shared, local: situations[Int(old)].local)
    situations[Int(old)].nextShared = shared
    situations[Int(old)].next = next
    return next
  }

  /// Where the number of the situation stands, or would.
  private func place(_ shared: Int32, _ local: Int32) -> Int {
    let key = UInt64(UInt32(bitPattern: shared)) << 32 | UInt64(UInt32(bitPattern: local))
    var place = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (capacity &- 1)
    while places[place] != 0 {
      let there = situations[Int(places[place] &- 1)]
      if there.local == local, there.shared == shared { break }
      place = (place &+ 1) & (capacity &- 1)
    }
    return place
  }

  private mutating func grow() {
    places.deallocate()
    capacity *= 4
    places = .allocate(capacity: capacity)
    places.initialize(repeating: 0, count: capacity)
    for number in 0..<situations.count {
      places[place(situations[number].shared, situations[number].local)] = Int32(number) + 1
    }
  }
}
