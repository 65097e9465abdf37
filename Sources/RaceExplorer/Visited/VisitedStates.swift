import RaceMachine

/// The states that a search has visited, shared by its threads.
final class VisitedStates: Sendable {
  private let table: ShardedTable<Fingerprint>
  private let exact: ExactStates?
  /// Whether states that differ only in which of several identical CPUs is which are one state.
  private let isSymmetric: Bool

  /// None yet.
  init(isSymmetric: Bool, isExact: Bool, isShared: Bool, memoryLimit: Int) {
    self.isSymmetric = isSymmetric
    table = ShardedTable<Fingerprint>(limit: memoryLimit, isShared: isShared)
    exact = isExact ? ExactStates(limit: memoryLimit) : nil
  }

  /// The fingerprint by which the present state of `machine` is known here, together with a CPU that was halted in it unless
  /// that is negative.
  @inline(__always)
  func fingerprint(of machine: borrowing MemoizedMachine, halted cpu: Int) -> Fingerprint {
    var fingerprint = machine.fingerprint
    if cpu >= 0 { fingerprint.add(machine.localFingerprint(of: cpu), salt: UInt64(machine.representative(of: cpu))) }
    return fingerprint
  }

  /// Adds the state of `machine`, whose fingerprint is given.
  @inline(__always)
  func insert(_ machine: inout MemoizedMachine, _ fingerprint: Fingerprint, halted cpu: Int = -1) -> Insertion {
    guard let exact else { return table.insert(fingerprint) }
    let local = cpu < 0 ? Fingerprint() : machine.localFingerprint(of: cpu)
    return exact.insert(machine.wholeState(telling: !isSymmetric) + [local.high, local.low])
  }

  /// Whether the state of `machine` is there, whose fingerprint is given.
  @inline(__always)
  func contains(_ machine: inout MemoizedMachine, _ fingerprint: Fingerprint) -> Bool {
    if let exact { return exact.contains(machine.wholeState(telling: !isSymmetric) + [0, 0]) }
    return table.contains(fingerprint)
  }

  /// Bytes that the states take.
  var byteCount: Int { exact?.byteCount ?? table.byteCount }
}
