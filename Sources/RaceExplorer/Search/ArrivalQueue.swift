import RaceMachine

/// Where moves lead, as long as it is not yet known whether somebody was there before.
struct ArrivalQueue {
  /// The end of one move.
  struct Arrival {
    /// The state.
    var fingerprint = Fingerprint()
    /// The number of the step that leads there from the state whose row is kept; negative when the row is that of the
    /// new state.
    var step: Int32 = -1
    /// The last digit of the number of CPU 0's local state.
    var digit: UInt8 = 0
    /// The CPU that makes the step.
    var cpu: UInt8 = 0
  }

  /// A power of two; more than enough for what a processor can fetch at once.
  private static let capacity = 32
  private let cpuCount: Int
  private let arrivals: UnsafeMutablePointer<Arrival>
  private let rows: UnsafeMutablePointer<Int32>
  /// How many were put in, and taken out.
  private var end = 0
  private var start = 0

  init(cpuCount: Int) {
    self.cpuCount = cpuCount
    arrivals = .allocate(capacity: Self.capacity)
    arrivals.initialize(repeating: Arrival(), count: Self.capacity)
    rows = .allocate(capacity: (Self.capacity + 1) * cpuCount + 1)
    rows.initialize(repeating: 0, count: (Self.capacity + 1) * cpuCount + 1)
  }

  func deallocate() {
    arrivals.deallocate()
    rows.deallocate()
  }

  var isEmpty: Bool { start == end }
  var isFull: Bool { end &- start == Self.capacity }

  /// The one that was put in first, and its row.
  @inline(__always)
  var first: UnsafeMutablePointer<Arrival> { arrivals + start & (Self.capacity - 1) }
  @inline(__always)
  var firstRow: UnsafeMutablePointer<Int32> { rows + (start & (Self.capacity - 1)) &* cpuCount }
  /// Room for one row more.
  var spareRow: UnsafeMutablePointer<Int32> { rows + Self.capacity &* cpuCount }

  mutating func removeFirst() { start &+= 1 }

  @inline(__always)
  mutating func append(
    _ fingerprint: Fingerprint, _ digit: UInt8, _ row: UnsafeMutablePointer<Int32>, _ step: Int, of cpu: Int
  ) {
    let place = end & (Self.capacity - 1)
    arrivals[place] = Arrival(
      fingerprint: fingerprint, step: Int32(truncatingIfNeeded: step), digit: digit, cpu: UInt8(truncatingIfNeeded: cpu)
    )
    let copy = rows + place &* cpuCount
    for index in 0..<cpuCount { copy[index] = row[index] }
    end &+= 1
  }
}
