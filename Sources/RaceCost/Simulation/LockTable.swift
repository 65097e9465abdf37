/// All locks, each with who holds it and who waits for it, the first one first.
struct LockTable: ~Copyable {
  private struct Lock {
    var holder: Int32 = -1
    var firstWaiter: Int32 = -1
    var lastWaiter: Int32 = -1
    var since: Int64 = 0
  }

  private let locks: UnsafeMutablePointer<Lock>
  /// For each CPU the one that waits behind it.
  private let next: UnsafeMutablePointer<Int32>

  init(_ count: Int, cpus: Int) {
    locks = .allocate(capacity: max(1, count))
    locks.initialize(repeating: Lock(), count: max(1, count))
    next = .allocate(capacity: cpus)
    next.initialize(repeating: -1, count: cpus)
  }

  deinit {
    locks.deallocate()
    next.deallocate()
  }

  /// Takes the lock if it is free; else `cpu` stands at the end of the queue.
  func take(_ lock: Int, _ cpu: Int, at time: Int64) -> Bool {
    let state = locks + lock
    assert(time >= state.pointee.since, "the lock was taken or given back later than that")
    if state.pointee.holder < 0 {
      state.pointee.holder = Int32(cpu)
      state.pointee.since = time
      return true
    }
    next[cpu] = -1
    if state.pointee.lastWaiter >= 0 {
      next[Int(state.pointee.lastWaiter)] = Int32(cpu)
    } else {
      state.pointee.firstWaiter = Int32(cpu)
    }
    state.pointee.lastWaiter = Int32(cpu)
    return false
  }

  /// Gives the lock back, to the first in the queue if there is one.
  ///
  /// - Returns: who has it now, and for how long it was held.
  func give(_ lock: Int, at time: Int64) -> (heir: Int?, held: Int64) {
    let state = locks + lock
    let held = time - state.pointee.since
    let heir = state.pointee.firstWaiter
    state.pointee.holder = heir
    state.pointee.since = time
    guard heir >= 0 else { return (nil, held) }
    state.pointee.firstWaiter = next[Int(heir)]
    if state.pointee.firstWaiter < 0 { state.pointee.lastWaiter = -1 }
    return (Int(heir), held)
  }
}
