import RaceMachine

/// A machine that makes hardly any step twice: it remembers what a step does in a situation.
///
/// A step does the same whenever its CPU is in the same local state and shared memory is in the same state, unless it
/// looks at other CPUs; then it does the same if it finds the same in their registers. So a state is a row of situations,
/// one for each CPU, and most steps are looked up. Only what is new is made, on a real machine that is brought into the
/// state at hand.
struct MemoizedMachine {
  let real: Machine
  let cpuCount: Int
  /// For each CPU the first one with which it shares local states.
  let kinds: UnsafeMutablePointer<Int>
  var sharedStates: SharedStates
  var localStates: LocalStates
  var situations = SituationTable()
  var steps = RawList<RememberedStep>()
  var dealings = RawList<RememberedDealing>()
  /// What steps do, and how many moves a CPU has, where that depends on other CPUs.
  var decisions = Decisions()
  /// The local states into which dealings bring other CPUs.
  var changedLocals = FingerprintMap()
  /// The promises that steps break.
  var broken: [[Violation]] = []
  /// What steps did to CPUs, as far as it is remembered.
  var hasAllChanges = true
  var changes = RawList<SituationChange>()
  var prospects = RawList<Prospect>()
  var touches = TouchCache()

  /// The states on the way here: for each one the situations of all CPUs.
  var rows = RawList<Int32>()
  private var fingerprints = RawList<Fingerprint>()
  /// Where the row of the present state begins.
  private var present = 0

  /// The state in which the real machine is.
  var realShared: Int32 = 0
  let realLocals: UnsafeMutablePointer<Int32>

  /// Bytes that may be used to remember, about.
  let memoryLimit: Int

  /// The promises that the last step broke.
  var violations: [Violation] = []

  /// The beginning of `model`.
  ///
  /// - Parameter isSymmetric: whether states are alike that differ only in which of several identical CPUs is which.
  /// - Parameter packed: numbers the local states of CPU 0 if these are to be packed. The fingerprint of a state then tells
  ///   only states apart that differ in more than the last digit of that number.
  init(_ model: any Model, isSymmetric: Bool, packed: LocalNumbers? = nil, memoryLimit: Int) {
    self.memoryLimit = memoryLimit
    localStates = LocalStates(packed: packed)
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
    dealings.deallocate()
    decisions.deallocate()
    changedLocals.deallocate()
    changes.deallocate()
    prospects.deallocate()
    touches.deallocate()
    rows.deallocate()
    fingerprints.deallocate()
  }

  // MARK: The present state

  /// Stands for the present state.
  @inline(__always)
  var fingerprint: Fingerprint { fingerprints[fingerprints.count &- 1] }

  /// The situations of all CPUs.
  @inline(__always)
  var row: UnsafeMutablePointer<Int32> { rows.base + present }

  /// The row that begins at `place`, as ``pushRow(_:)`` returns it.
  func rowBefore(at place: Int) -> UnsafeMutablePointer<Int32> { rows.base + place }

  /// What stood for the state before the last step.
  var fingerprintBefore: Fingerprint { fingerprints[fingerprints.count &- 2] }

  /// The situation of `cpu`.
  @inline(__always)
  func situation(of cpu: Int) -> Int32 { row[cpu] }

  /// The local state of `cpu`.
  @inline(__always)
  func local(of cpu: Int) -> Int32 { situations[row[cpu]].local }

  /// The same before the last step.
  @inline(__always)
  func localBefore(of cpu: Int) -> Int32 { situations[row[cpu &- cpuCount]].local }

  /// Stands for the local state of `cpu`; the same for identical CPUs that stand alike.
  @inline(__always)
  func localFingerprint(of cpu: Int) -> Fingerprint { localStates[local(of: cpu)].fingerprint }

  /// The last digit of the number of CPU 0's local state.
  @inline(__always)
  var digit: UInt8 { localStates[local(of: 0)].digit }

  /// The first CPU that does the same as `cpu`.
  func representative(of cpu: Int) -> Int { real.representative(of: cpu) }

  /// How many moves `cpu` has.
  @inline(__always)
  mutating func alternatives(of cpu: Int) -> Int {
    let moves = situations[situation(of: cpu)].moves
    return moves >= 0 ? Int(moves) : findMoves(of: cpu)
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

  // MARK: Moving

  /// One step of `cpu`, which must be possible.
  @inline(__always)
  mutating func advance(_ cpu: Int, alternative: Int) -> Machine.Outcome {
    let first = situations[situation(of: cpu)].firstStep
    if first < 0 { return make(cpu, alternative) }
    let step = steps.base + (Int(first) &+ alternative)
    guard step.pointee.effect == .moves else { return makeUnlessKnown(cpu, alternative) }
    let old = pushRow(fingerprint &+ step.pointee.change)
    apply(step.pointee, of: cpu, to: rows.base + old, giving: row)
    return step.pointee.goesBack ? .wentBack : []
  }

  /// Takes the last step back.
  @inline(__always)
  mutating func stepBack() {
    rows.truncate(to: present)
    present &-= cpuCount
    fingerprints.truncate(to: fingerprints.count &- 1)
  }

  /// The number of a step of `cpu` of which it is known what it does, which depends on no other CPU and breaks nothing;
  /// negative when that is not so, or not known.
  @inline(__always)
  func knownStep(of cpu: Int, alternative: Int) -> Int {
    let first = situations[situation(of: cpu)].firstStep
    if first < 0 { return -1 }
    let number = Int(first) &+ alternative
    return steps[number].effect == .moves ? number : -1
  }

  /// The row to which `step` of `cpu` leads from `old`.
  @inline(__always)
  mutating func apply(
    _ step: RememberedStep, of cpu: Int, to old: UnsafeMutablePointer<Int32>, giving new: UnsafeMutablePointer<Int32>
  ) {
    let isSame = situations[old[0]].shared == step.shared
    for other in 0..<cpuCount {
      new[other] = isSame ? old[other] : situations.number(after: old[other], shared: step.shared)
    }
    new[cpu] = step.situation
  }

  /// Goes to the state with this row and this fingerprint, from which no step can be taken back.
  mutating func stand(at row: UnsafeMutablePointer<Int32>, _ fingerprint: Fingerprint) {
    present = 0
    rows.truncate(to: cpuCount)
    fingerprints.truncate(to: 1)
    for cpu in 0..<cpuCount { rows[cpu] = row[cpu] }
    fingerprints[0] = fingerprint
  }

  /// Goes to a state that another machine of the same model is in; see ``wholeState(telling:)``.
  mutating func stand(at state: [Word]) {
    let machine = materialized()
    machine.jump(to: state)
    take(from: machine)
    let (row, fingerprint) = (row, fingerprint)
    stand(at: row, fingerprint)
  }

  /// What stands for the present state is known only now.
  func setFingerprint(_ fingerprint: Fingerprint) { fingerprints[fingerprints.count &- 1] = fingerprint }

  /// Room for one more row, whose fingerprint is given; returns where the one before it begins.
  @inline(__always)
  mutating func pushRow(_ fingerprint: Fingerprint) -> Int {
    let old = present
    fingerprints.append(fingerprint)
    present = rows.count
    rows.extend(by: cpuCount)
    return old
  }
}
