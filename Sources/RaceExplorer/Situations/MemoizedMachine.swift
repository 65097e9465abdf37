import RaceMachine

/// A machine that makes hardly any step twice: it remembers what a step does in a situation.
///
/// A step does the same whenever its CPU is in the same local state and shared memory is in the same state, unless it
/// looks at other CPUs. So a state is a row of situations, one for each CPU, and most steps are looked up. Only what is
/// new is made, on a real machine that is brought into the state at hand.
struct MemoizedMachine {
  let real: Machine
  let cpuCount: Int
  /// For each CPU the first one with which it shares local states.
  let kinds: UnsafeMutablePointer<Int>
  var sharedStates: SharedStates
  var localStates = LocalStates()
  var situations = SituationTable()
  private var steps = RawList<RememberedStep>(capacity: 1024)
  private var broken: [[Violation]] = []
  var prospects = RawList<Prospect>()
  var touches = TouchCache()

  /// The states on the way here: for each one the situations of all CPUs.
  private var rows = RawList<Int32>(capacity: 4096)
  private var fingerprints = RawList<Fingerprint>(capacity: 1024)
  /// The situations of the CPUs now, in ``rows``.
  private var present = 0

  /// The state in which the real machine is.
  private var realShared: Int32 = 0
  private let realLocals: UnsafeMutablePointer<Int32>

  /// The promises that the last step broke.
  private(set) var violations: [Violation] = []

  /// The beginning of `model`.
  ///
  /// - Parameter isSymmetric: whether states are alike that differ only in which of several identical CPUs is which.
  init(_ model: any Model, isSymmetric: Bool) {
    real = Machine(model)
    cpuCount = real.cpuCount
    kinds = .allocate(capacity: cpuCount + 1)
    realLocals = .allocate(capacity: cpuCount + 1)
    sharedStates = SharedStates(real)
    var fingerprint = real.sharedFingerprint
    for cpu in 0..<cpuCount {
      let kind = isSymmetric ? real.representative(of: cpu) : cpu
      (kinds + cpu).initialize(to: kind)
      let local = localStates.number(of: cpu, kind: kind, in: real)
      (realLocals + cpu).initialize(to: local)
      rows.append(situations.number(shared: 0, local: local))
      fingerprint = fingerprint &+ localStates[local].contribution
    }
    fingerprints.append(fingerprint)
  }

  func deallocate() {
    kinds.deallocate()
    realLocals.deallocate()
    sharedStates.deallocate()
    localStates.deallocate()
    situations.deallocate()
    steps.deallocate()
    prospects.deallocate()
    touches.deallocate()
    rows.deallocate()
    fingerprints.deallocate()
  }

  // MARK: The present state

  /// Stands for the present state.
  @inline(__always)
  var fingerprint: Fingerprint { fingerprints[fingerprints.count &- 1] }

  /// The situation of `cpu`.
  @inline(__always)
  func situation(of cpu: Int) -> Int32 { rows[present &+ cpu] }

  /// Stands for the local state of `cpu`; the same for identical CPUs that stand alike.
  @inline(__always)
  func localFingerprint(of cpu: Int) -> Fingerprint { localStates[situations[situation(of: cpu)].local].fingerprint }

  /// The same before the last step.
  @inline(__always)
  func localFingerprintBefore(of cpu: Int) -> Fingerprint {
    localStates[situations[rows[present &- cpuCount &+ cpu]].local].fingerprint
  }

  /// The first CPU that does the same as `cpu`.
  func representative(of cpu: Int) -> Int { real.representative(of: cpu) }

  /// How many moves `cpu` has.
  @inline(__always)
  mutating func alternatives(of cpu: Int) -> Int {
    let moves = situations[situation(of: cpu)].moves
    return moves >= 0 ? Int(moves) : askForMoves(of: cpu)
  }

  /// Whether `cpu` can go on.
  @inline(__always)
  mutating func canRun(_ cpu: Int) -> Bool { alternatives(of: cpu) > 0 }

  /// What is broken because nobody can go on any more.
  mutating func endViolations() -> [Violation] { materialized().endViolations }

  /// All words of the present state that are not 0.
  mutating func wholeState(telling tellsCPUsApart: Bool) -> [Word] {
    materialized().wholeState(telling: tellsCPUsApart)
  }

  @inline(never)
  private mutating func askForMoves(of cpu: Int) -> Int {
    let moves = materialized().observedAlternatives(of: cpu)
    if !real.reachedOthers {
      let number = situation(of: cpu)
      situations[number].moves = Int32(moves)
      makeRoom(forStepsOf: number, moves)
    }
    return moves
  }

  private mutating func makeRoom(forStepsOf number: Int32, _ count: Int) {
    if situations[number].firstStep >= 0 { return }
    situations[number].firstStep = Int32(steps.count)
    for _ in 0..<count { steps.append(RememberedStep()) }
  }

  // MARK: Moving

  /// One step of `cpu`, which must be possible.
  @inline(__always)
  mutating func advance(_ cpu: Int, alternative: Int) -> Machine.Outcome {
    let first = situations[situation(of: cpu)].firstStep
    if first < 0 { return make(cpu, alternative) }
    let step = steps.base + (Int(first) &+ alternative)
    guard step.pointee.effect == .moves else { return makeUnlessBroken(cpu, alternative) }
    let before = present
    fingerprints.append(fingerprint &+ step.pointee.change)
    present = rows.count
    for other in 0..<cpuCount { rows.append(rows[before &+ other]) }
    let shared = step.pointee.shared
    if situations[rows[before]].shared != shared {
      for other in 0..<cpuCount where other != cpu {
        rows[present &+ other] = situations.number(after: rows[present &+ other], shared: shared)
      }
    }
    rows[present &+ cpu] = step.pointee.situation
    return step.pointee.goesBack ? .wentBack : []
  }

  /// Takes the last step back.
  @inline(__always)
  mutating func stepBack() {
    rows.truncate(to: present)
    present &-= cpuCount
    fingerprints.truncate(to: fingerprints.count &- 1)
  }

  /// The step is new, or breaks something, or must be made each time.
  @inline(never)
  private mutating func makeUnlessBroken(_ cpu: Int, _ alternative: Int) -> Machine.Outcome {
    let step = steps[Int(situations[situation(of: cpu)].firstStep) + alternative]
    guard step.effect == .breaks else { return make(cpu, alternative) }
    violations = broken[Int(step.shared)]
    standStill()
    return .violated
  }

  /// A step that breaks something ends the run; where it leads is of no interest.
  private mutating func standStill() {
    let before = present
    present = rows.count
    for cpu in 0..<cpuCount { rows.append(rows[before + cpu]) }
    fingerprints.append(fingerprint)
  }

  /// Makes the step on the real machine, and remembers it.
  @inline(never)
  private mutating func make(_ cpu: Int, _ alternative: Int) -> Machine.Outcome {
    let machine = materialized()
    let number = situation(of: cpu)
    makeRoom(forStepsOf: number, machine.alternatives(of: cpu))
    var step = RememberedStep()
    let outcome = machine.observedAdvance(cpu, alternative: alternative)
    step.goesBack = outcome.contains(.wentBack)
    step.effect = machine.reachedOthers ? .reachesOthers : outcome.contains(.violated) ? .breaks : .moves
    if outcome.contains(.violated) {
      violations = machine.violations
      machine.stepBack()
      if step.effect == .breaks {
        step.shared = Int32(broken.count)
        broken.append(violations)
      }
      standStill()
    } else {
      let before = fingerprint
      take(from: machine)
      step.change = fingerprint &- before
      step.shared = realShared
      step.situation = situation(of: cpu)
    }
    steps[Int(situations[number].firstStep) + alternative] = step
    return outcome
  }

  /// Takes over the state of the real machine, which has just made a step.
  private mutating func take(from machine: Machine) {
    let sharedBefore = realShared
    realShared = sharedStates.number(in: machine, after: realShared)
    var fingerprint =
      self.fingerprint &+ sharedStates.fingerprint(realShared) &- sharedStates.fingerprint(sharedBefore)
    present = rows.count
    for cpu in 0..<cpuCount {
      let before = localStates[realLocals[cpu]]
      if machine.localFingerprint(of: cpu) != before.fingerprint {
        realLocals[cpu] = localStates.number(of: cpu, kind: kinds[cpu], in: machine)
        fingerprint = fingerprint &+ localStates[realLocals[cpu]].contribution &- before.contribution
      }
      rows.append(situations.number(shared: realShared, local: realLocals[cpu]))
    }
    fingerprints.append(fingerprint)
    machine.forgetSteps()
  }

  /// The real machine, brought into the present state.
  mutating func materialized() -> Machine {
    let shared = situations[rows[present]].shared
    if shared != realShared {
      sharedStates.put(shared, into: real, from: realShared)
      realShared = shared
    }
    for cpu in 0..<cpuCount {
      let local = situations[situation(of: cpu)].local
      if local == realLocals[cpu] { continue }
      localStates.put(local, into: real, on: cpu)
      realLocals[cpu] = local
    }
    return real
  }
}
