import RaceMachine

/// Which CPU stands at which position when identical ones are not told apart: those that do the same share their
/// positions, in the order of their local states.
struct CPUOrder {
  /// How many CPUs, and positions, there are.
  let count: Int
  /// For each position the one before it that CPUs of the same kind take; -1 where there is none.
  let previous: ContiguousArray<Int>
  /// Whether every CPU keeps its own position for ever.
  let isFixed: Bool

  /// The order for the CPUs of `machine`.
  init(_ machine: Machine, isSymmetric: Bool) {
    count = machine.cpuCount
    var previous = ContiguousArray(repeating: -1, count: machine.cpuCount)
    if isSymmetric {
      for cpu in 0..<machine.cpuCount {
        let kind = machine.representative(of: cpu)
        previous[cpu] = (0..<cpu).last { machine.representative(of: $0) == kind } ?? -1
      }
    }
    self.previous = previous
    isFixed = previous.allSatisfy { $0 < 0 }
  }

  /// Sorts `cpus`, the CPU at each position, for the present state of `machine`.
  @inline(__always)
  func sort(_ cpus: UnsafeMutablePointer<UInt8>, _ machine: MemoizedMachine) {
    for position in 0..<count where previous[position] >= 0 {
      var place = position
      while previous[place] >= 0, isBefore(cpus[place], cpus[previous[place]], machine) {
        swap(&cpus[place], &cpus[previous[place]])
        place = previous[place]
      }
    }
  }

  @inline(__always)
  private func isBefore(_ left: UInt8, _ right: UInt8, _ machine: MemoizedMachine) -> Bool {
    let (leftState, rightState) = (machine.localFingerprint(of: Int(left)), machine.localFingerprint(of: Int(right)))
    return leftState == rightState ? left < right : leftState < rightState
  }

  /// The positions, as bits, whose CPU is in the same local state as the one before it.
  func ties(_ cpus: UnsafePointer<UInt8>, _ machine: MemoizedMachine) -> UInt64 {
    var ties: UInt64 = 0
    for position in 0..<count where previous[position] >= 0 {
      let state = machine.localFingerprint(of: Int(cpus[position]))
      if state == machine.localFingerprint(of: Int(cpus[previous[position]])) { ties |= 1 << UInt64(position) }
    }
    return ties
  }

  /// Puts names into an order of their own wherever CPUs are in the same local state: exchanging these changes nothing.
  func settle(_ names: inout [UInt8], ties: UInt64) {
    guard ties != 0 else { return }
    for position in 0..<count {
      var place = position
      while ties & 1 << UInt64(place) != 0, names[place] < names[previous[place]] {
        names.swapAt(place, previous[place])
        place = previous[place]
      }
    }
  }
}
