import RaceMachine

/// Numbers the states of a graph in the order in which they are first visited.
struct NumberedStates {
  private var map = FingerprintMap()
  private var exact: [[Word]: Int32] = [:]
  private let isSymmetric: Bool
  private let isExact: Bool
  private let memoryLimit: Int

  /// - Parameter isExact: keeps whole states instead of fingerprints.
  init(isSymmetric: Bool, isExact: Bool, memoryLimit: Int) {
    self.isSymmetric = isSymmetric
    self.isExact = isExact
    self.memoryLimit = memoryLimit
  }

  func deallocate() { map.deallocate() }

  /// Bytes that they take.
  var byteCount: Int { map.byteCount }

  /// The number of the state of `machine`; nil if there is no room for it.
  mutating func number(of machine: inout MemoizedMachine) -> (number: Int32, isNew: Bool)? {
    if isExact {
      let state = machine.wholeState(telling: !isSymmetric)
      if let number = exact[state] { return (number, false) }
      exact[state] = Int32(exact.count)
      return (Int32(exact.count - 1), true)
    }
    guard map.byteCount < memoryLimit else { return nil }
    let (value, isNew) = map.value(of: machine.fingerprint, orElse: UInt64(map.count))
    return (Int32(truncatingIfNeeded: value), isNew)
  }
}
