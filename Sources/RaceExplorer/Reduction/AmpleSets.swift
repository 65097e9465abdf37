import RaceMachine

/// Chooses, in each state, CPUs whose moves suffice: whatever the others do before one of these moves does not interfere
/// with it (persistent sets, P. Godefroid 1996; stubborn sets, A. Valmari 1989).
///
/// The choice depends on the state alone, and not on which of several identical CPUs is which.
struct AmpleSets {
  private let count: Int
  /// For each CPU that cannot run the one for whose lock it waits; negative for none.
  private let holders: UnsafeMutablePointer<Int>
  /// For each CPU those that may interfere with its next step; bits.
  private let meddlers: UnsafeMutablePointer<UInt64>
  /// The CPUs in the order in which they are tried.
  private let order: UnsafeMutablePointer<Int>

  init(cpuCount: Int) {
    count = cpuCount
    holders = .allocate(capacity: count + 1)
    holders.initialize(repeating: -1, count: count + 1)
    meddlers = .allocate(capacity: count + 1)
    meddlers.initialize(repeating: 0, count: count + 1)
    order = .allocate(capacity: count + 1)
    order.initialize(repeating: 0, count: count + 1)
  }

  /// Frees what it uses.
  func deallocate() {
    holders.deallocate()
    meddlers.deallocate()
    order.deallocate()
  }

  /// Whether the move of `cpu`, which can run, suffices in the present state of `machine`.
  func canGoAlone(_ cpu: Int, on machine: inout MemoizedMachine) -> Bool {
    for other in 0..<count where other != cpu && machine.mayInterfere(other, withNextStepOf: cpu) {
      // Who waits for a lock that `cpu` holds does nothing before it moves.
      if machine.holder(ofLockWantedBy: other) != cpu { return false }
    }
    return true
  }

  /// The CPUs, as bits, whose moves suffice in the present state of `machine`; all of `runnable` when nothing less will do.
  func choose(among runnable: UInt64, on machine: inout MemoizedMachine) -> UInt64 {
    if runnable & (runnable &- 1) == 0 { return runnable }
    for cpu in 0..<count {
      holders[cpu] = runnable & 1 << UInt64(cpu) == 0 ? machine.holder(ofLockWantedBy: cpu) : -1
    }
    sort(machine)
    // Mostly somebody can go on alone. Who goes first among several is the same for all states that look alike.
    for index in 0..<count where runnable & 1 << UInt64(order[index]) != 0 {
      let cpu = order[index]
      meddlers[cpu] = findMeddlers(with: cpu, on: &machine)
      if meddlers[cpu] & ~waiting(for: cpu) == 0 { return 1 << UInt64(cpu) }
    }
    for cpu in 0..<count where runnable & 1 << UInt64(cpu) == 0 {
      meddlers[cpu] = findMeddlers(with: cpu, on: &machine)
    }
    var best = runnable
    var bestSize = runnable.nonzeroBitCount
    for index in 0..<count where runnable & 1 << UInt64(order[index]) != 0 {
      let set = closure(of: order[index]) & runnable
      if set.nonzeroBitCount < bestSize {
        best = set
        bestSize = set.nonzeroBitCount
      }
    }
    return best
  }

  /// The CPUs that may interfere with the next step of `cpu` if they go first.
  private func findMeddlers(with cpu: Int, on machine: inout MemoizedMachine) -> UInt64 {
    var result: UInt64 = 0
    for other in 0..<count where other != cpu {
      if machine.mayInterfere(other, withNextStepOf: cpu) { result |= 1 << UInt64(other) }
    }
    return result
  }

  /// The CPUs that wait for a lock that `cpu` holds: they do nothing before it moves.
  private func waiting(for cpu: Int) -> UInt64 {
    var result: UInt64 = 0
    for other in 0..<count where holders[other] == cpu { result |= 1 << UInt64(other) }
    return result
  }

  /// The smallest set around `cpu` with whose next steps nobody outside can interfere.
  private func closure(of cpu: Int) -> UInt64 {
    let excused = waiting(for: cpu)
    var set: UInt64 = 1 << UInt64(cpu)
    var new = set
    while new != 0 {
      let member = new.trailingZeroBitCount
      new &= new &- 1
      let added = meddlers[member] & ~set & ~excused
      set |= added
      new |= added
    }
    return set
  }

  /// Orders CPUs by what they are and where they stand.
  private func sort(_ machine: borrowing MemoizedMachine) {
    for index in 0..<count {
      var place = index
      while place > 0, comesFirst(index, order[place &- 1], machine) {
        order[place] = order[place &- 1]
        place &-= 1
      }
      order[place] = index
    }
  }

  private func comesFirst(_ left: Int, _ right: Int, _ machine: borrowing MemoizedMachine) -> Bool {
    let (leftClass, rightClass) = (machine.representative(of: left), machine.representative(of: right))
    if leftClass != rightClass { return leftClass < rightClass }
    return machine.localFingerprint(of: left) < machine.localFingerprint(of: right)
  }
}
