import RaceMachine

/// One thread's visit to every state of a model, each with all its moves: the search without reduction.
///
/// The order of states does not matter here, so it is chosen for speed. Where most moves lead is known without making them.
/// Whether a state is known is not asked at once: the table is too large for the processor's caches, so what it holds is
/// fetched while other moves are looked at.
struct Flood {
  /// States that another thread has come upon and not yet gone on from; all words of each.
  typealias Job = [[Word]]

  private var machine: MemoizedMachine
  private let count: Int
  private let table: ShardedTable<PackedStates>
  private let exact: ExactStates?
  private let budget: SearchBudget
  /// The states to go on from: fingerprints and rows of situations.
  private var fingerprints = RawList<Fingerprint>(capacity: 1024)
  private var rows = RawList<Int32>(capacity: 4096)
  private var arrivals: ArrivalQueue
  private var uncounted = 0
  private var found = WalkFindings()

  init(
    _ model: any Model, _ table: ShardedTable<PackedStates>, _ exact: ExactStates?, _ locals: LocalNumbers,
    _ budget: SearchBudget, memoryLimit: Int
  ) {
    machine = MemoizedMachine(model, isSymmetric: false, packed: locals, memoryLimit: memoryLimit)
    count = machine.cpuCount
    self.table = table
    self.exact = exact
    self.budget = budget
    arrivals = ArrivalQueue(cpuCount: count)
  }

  func deallocate() {
    machine.deallocate()
    fingerprints.deallocate()
    rows.deallocate()
    arrivals.deallocate()
  }

  /// What was found so far.
  var findings: WalkFindings {
    var findings = found
    findings.movesSeen = machine.movesSeen
    return findings
  }

  /// Visits everything that can be reached, or as much as the budget allows.
  ///
  /// - Parameter pool: takes work from this visit when others have none.
  mutating func visit(_ pool: WorkPool<Job>? = nil) {
    arrive(insertPresent(), machine.fingerprint, machine.row)
    visitRest(pool)
  }

  /// Goes on from states that another visit gave away.
  mutating func visit(_ job: Job, _ pool: WorkPool<Job>) {
    for state in job {
      machine.stand(at: state)
      fingerprints.append(machine.fingerprint)
      for cpu in 0..<count { rows.append(machine.row[cpu]) }
    }
    visitRest(pool)
  }

  private mutating func visitRest(_ pool: WorkPool<Job>?) {
    var untilLook = 0
    while !budget.isOver {
      if fingerprints.count > 0 {
        leaveNext()
        untilLook &+= 1
        if untilLook & 63 == 0, let pool, pool.isHungry { give(to: pool) }
        if untilLook & 1023 == 0 {
          while !arrivals.isEmpty { settleOldest() }
          machine.forgetIfTooMuch(keeping: rows)
        }
      } else if !arrivals.isEmpty {
        settleOldest()
      } else {
        break
      }
    }
    budget.count(uncounted)
    uncounted = 0
  }

  /// Gives away the older half of the states, or a part of it.
  private mutating func give(to pool: WorkPool<Job>) {
    let given = min(fingerprints.count / 2, 32)
    guard given > 0 else { return }
    var job: Job = []
    for index in 0..<given {
      machine.stand(at: rows.base + index &* count, fingerprints[index])
      job.append(machine.wholeState(telling: true))
    }
    fingerprints.removeFirst(given)
    rows.removeFirst(given &* count)
    pool.give(job)
  }

  // MARK: From states

  /// Makes all moves from the last state to go on from.
  private mutating func leaveNext() {
    fingerprints.truncate(to: fingerprints.count &- 1)
    rows.truncate(to: rows.count &- count)
    machine.stand(at: rows.base + rows.count, fingerprints.base[fingerprints.count])
    var isEnd = true
    for cpu in 0..<count {
      let alternatives = machine.alternatives(of: cpu)
      if alternatives == 0 { continue }
      isEnd = false
      for alternative in 0..<alternatives { makeMove(cpu, alternative) }
    }
    if isEnd { found.endViolations.formUnion(machine.endViolations().prefix(1)) }
  }

  private mutating func makeMove(_ cpu: Int, _ alternative: Int) {
    found.transitions &+= 1
    let step = machine.knownStep(of: cpu, alternative: alternative)
    guard step >= 0, exact == nil else { return makeAnyway(cpu, alternative) }
    let next = machine.fingerprint &+ machine.steps[step].change
    table.fetch(next)
    if arrivals.isFull { settleOldest() }
    arrivals.append(next, cpu == 0 ? machine.steps[step].digit : machine.digit, machine.row, step, of: cpu)
  }

  private mutating func makeAnyway(_ cpu: Int, _ alternative: Int) {
    if machine.advance(cpu, alternative: alternative).contains(.violated) {
      found.violations.insert(machine.violations[0])
    } else {
      arrive(insertPresent(), machine.fingerprint, machine.row)
    }
    machine.stepBack()
  }

  // MARK: To states

  /// Finds out about the arrival that was noted first.
  private mutating func settleOldest() {
    let arrival = arrivals.first
    let insertion = insert(arrival.pointee.fingerprint, arrival.pointee.digit)
    if insertion == .new, arrival.pointee.step >= 0 {
      // The row is that of the state before.
      machine.apply(
        machine.steps[Int(arrival.pointee.step)], of: Int(arrival.pointee.cpu), to: arrivals.firstRow,
        giving: arrivals.spareRow)
      arrive(insertion, arrival.pointee.fingerprint, arrivals.spareRow)
    } else {
      arrive(insertion, arrival.pointee.fingerprint, arrivals.firstRow)
    }
    arrivals.removeFirst()
  }

  @inline(__always)
  private func insert(_ fingerprint: Fingerprint, _ digit: UInt8) -> Insertion {
    table.insert(PackedStates(fingerprint: fingerprint, digits: 1 << UInt64(digit)))
  }

  private mutating func insertPresent() -> Insertion {
    exact?.insert(machine.wholeState(telling: true)) ?? insert(machine.fingerprint, machine.digit)
  }

  @inline(__always)
  private mutating func arrive(
    _ insertion: Insertion, _ fingerprint: Fingerprint, _ row: UnsafeMutablePointer<Int32>
  ) {
    switch insertion {
    case .known: break
    case .new: keep(row, fingerprint)
    case .outOfMemory: budget.end(.memory)
    }
  }

  @inline(__always)
  private mutating func keep(_ row: UnsafeMutablePointer<Int32>, _ fingerprint: Fingerprint) {
    guard budget.permits(found.states) else { return budget.end(.states) }
    found.states &+= 1
    uncounted &+= 1
    if uncounted == SearchBudget.batch {
      budget.count(uncounted)
      uncounted = 0
    }
    fingerprints.append(fingerprint)
    for cpu in 0..<count { rows.append(row[cpu]) }
  }
}
