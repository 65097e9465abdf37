import RaceMachine

/// What reduction knows about a CPU in a situation.
struct Prospect {
  /// What may interfere with its next step.
  var danger = Danger()
  /// The lock for which it waits; a word of shared memory, negative for none.
  var wantedLock: Int32 = -1
}

/// What reduction asks, remembered for each situation.
extension MemoizedMachine {
  /// Whether `other` may do something from now on that interferes with the next step of `cpu`.
  @inline(__always)
  mutating func mayInterfere(_ other: Int, withNextStepOf cpu: Int) -> Bool {
    let danger = prospect(of: cpu).danger
    return danger.isAmong(future(of: other)) { mayTouch($0, other) }
  }

  /// The CPU that holds the lock for which `cpu` waits; negative when it waits for none.
  mutating func holder(ofLockWantedBy cpu: Int) -> Int {
    let wanted = prospect(of: cpu).wantedLock
    if wanted < 0 { return -1 }
    for other in 0..<cpuCount where localStates.holds(wanted, local(of: other)) { return other }
    return -1
  }

  @inline(__always)
  private mutating func prospect(of cpu: Int) -> Prospect {
    let number = situations[situation(of: cpu)].prospect
    return number >= 0 ? prospects[Int(number)] : findProspect(of: cpu)
  }

  @inline(never)
  private mutating func findProspect(of cpu: Int) -> Prospect {
    let machine = materialized()
    let danger = machine.danger(toNextStepOf: cpu, machine.standing(of: cpu))
    let prospect = Prospect(danger: danger, wantedLock: machine.lockWanted(by: cpu).map { Int32($0.index) } ?? -1)
    situations[situation(of: cpu)].prospect = Int32(prospects.count)
    prospects.append(prospect)
    return prospect
  }

  /// What `cpu` may do from now on.
  @inline(__always)
  private mutating func future(of cpu: Int) -> ClassSet {
    let local = local(of: cpu)
    return localStates[local].hasFuture ? localStates[local].future : findFuture(of: cpu)
  }

  @inline(never)
  private mutating func findFuture(of cpu: Int) -> ClassSet {
    let future = materialized().standing(of: cpu).future
    let local = local(of: cpu)
    localStates[local].future = future
    localStates[local].hasFuture = true
    return future
  }

  @inline(__always)
  private mutating func mayTouch(_ address: Address, _ cpu: Int) -> Bool {
    touches[address, situation(of: cpu)] ?? findTouch(address, cpu)
  }

  @inline(never)
  private mutating func findTouch(_ address: Address, _ cpu: Int) -> Bool {
    let answer = materialized().mayTouch(address, cpu)
    touches.note(address, situation(of: cpu), answer)
    return answer
  }
}

/// Remembers whether a CPU in a situation may ever touch a word, for what was asked lately.
struct TouchCache {
  private static let bits: UInt64 = 12
  private let answers: UnsafeMutablePointer<UInt64>

  init() {
    answers = .allocate(capacity: 1 << Int(Self.bits))
    answers.initialize(repeating: 0, count: 1 << Int(Self.bits))
  }

  func deallocate() { answers.deallocate() }

  /// Forgets everything.
  func clear() { answers.update(repeating: 0, count: 1 << Int(Self.bits)) }

  /// nil when it was not asked, or is forgotten.
  @inline(__always)
  subscript(address: Address, situation: Int32) -> Bool? {
    let key = Self.key(address, situation)
    let answer = answers[Self.place(key)]
    return answer | 1 == key | 1 ? answer & 1 != 0 : nil
  }

  func note(_ address: Address, _ situation: Int32, _ answer: Bool) {
    let key = Self.key(address, situation)
    answers[Self.place(key)] = key | (answer ? 1 : 0)
  }

  /// Never 0, and even.
  @inline(__always)
  private static func key(_ address: Address, _ situation: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: situation)) &+ 1) &<< 32 | UInt64(UInt32(truncatingIfNeeded: address.index)) &<< 1
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> (64 &- bits))
  }
}
