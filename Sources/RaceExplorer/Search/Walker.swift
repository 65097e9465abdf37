import RaceMachine

/// One thread's depth-first walk through the states of a model.
///
/// Without reduction it makes every move from every state; ``Flood`` does so faster, but sees no cycle. With reduction it makes those of an ample set, does not tell
/// identical CPUs apart, and where a state has a single move to make, it makes that at once and does not store the state.
///
/// Two rules keep a reduction from hiding violations. A state from which a chosen move breaks a promise is expanded
/// fully, since that move ends the run of all. And no cycle may put the others off for ever: if there are cycles,
/// ``Rules/mindsCycles`` expands every state fully from which a chosen CPU goes back in its procedure.
struct Walker {
  /// How to walk.
  struct Rules: Sendable {
    /// Whether to leave out what cannot matter.
    var reduces: Bool
    /// Whether the model has cycles that a reduction must mind.
    var mindsCycles = false
    /// Bytes that may be used to remember what steps do.
    var memoryLimit = 1 << 28
    /// Whether threads share the work, so that none of them sees a whole cycle.
    var isShared = false
  }

  /// Moves that are still to be made from a state, and the moves that lead there from the first one.
  struct Job: Sendable {
    let path: [UInt32]
    let moves: [UInt32]
  }

  private var machine: MemoizedMachine
  private let rules: Rules
  private let visited: VisitedStates
  private let budget: SearchBudget
  private let ample: AmpleSets
  private var stack = WalkStack()
  private var uncounted = 0
  /// The moves from the first state of the model to the first one of the stack.
  private var path: [UInt32] = []
  private var found = WalkFindings()

  init(_ model: any Model, _ rules: Rules, _ visited: VisitedStates, _ budget: SearchBudget) {
    machine = MemoizedMachine(model, isSymmetric: rules.reduces, memoryLimit: rules.memoryLimit)
    self.rules = rules
    self.visited = visited
    self.budget = budget
    ample = AmpleSets(cpuCount: machine.cpuCount)
  }

  func deallocate() {
    machine.deallocate()
    stack.deallocate()
    ample.deallocate()
  }

  /// Where some steps have led, and what is to be done there.
  private struct Arrival {
    /// The CPUs whose moves are to be made; bits.
    var chosen: UInt64 = 0
    /// Those that can run besides.
    var leftOut: UInt64 = 0
    /// How many steps led here.
    var steps = 0
    /// The CPU that came here and was to go on alone, but may not; negative otherwise. Another way to the same state may go
    /// on, so what is stored is the state together with that CPU: then it does not depend on who comes first.
    var halted = -1
  }

  /// What was found so far.
  var findings: WalkFindings {
    var findings = found
    if rules.isShared { findings.movesSeen = machine.movesSeen }
    return findings
  }

  // MARK: Walking

  /// Visits everything that can be reached, or as much as the budget allows.
  ///
  /// - Parameter pool: takes work from this walk when others have none.
  mutating func walk(_ pool: WorkPool<Job>? = nil) {
    enterFirst()
    walkOn(pool)
  }

  /// Makes the moves of a job that another walk gave away, and visits what lies behind them.
  mutating func walk(_ job: Job, _ pool: WorkPool<Job>) {
    path = job.path
    var steps = 0
    for move in job.path {
      _ = machine.advance(Int(move & 255), alternative: Int(move >> 8))
      var arrival = Arrival(steps: 1)
      if rules.reduces { _ = goOn(&arrival, Int(move & 255), counting: false) }
      steps += arrival.steps
    }
    stack.push(machine.fingerprint, steps: steps, leftOut: 0)
    for move in job.moves { stack.append(move) }
    walkOn(pool)
  }

  private mutating func walkOn(_ pool: WorkPool<Job>?) {
    var untilLook = 0
    while stack.depth > 0 {
      let top = stack.top
      if top.next == top.end {
        back(stack.pop())
        continue
      }
      stack.top.next = top.next &+ 1
      makeMove(stack.move(top.next))
      untilLook &+= 1
      if untilLook & 255 == 0 {
        if budget.isOver { break }
        machine.forgetIfTooMuch()
        if let pool, pool.isHungry, let job = stack.split(behind: path) { pool.give(job) }
      }
    }
    countStates()
  }

  private mutating func makeMove(_ move: UInt32) {
    found.transitions &+= 1
    let outcome = machine.advance(Int(move & 255), alternative: Int(move >> 8))
    if outcome.contains(.violated) {
      found.violations.insert(machine.violations[0])
      machine.stepBack()
      return expandFully()
    }
    if rules.mindsCycles, outcome.contains(.wentBack) { expandFully() }
    arrive(after: outcome, of: Int(move & 255))
  }

  /// Goes on to the next state that is to be stored, and stores it unless it is known.
  private mutating func arrive(after outcome: Machine.Outcome, of cpu: Int) {
    var arrival = Arrival(steps: 1)
    let fingerprint: Fingerprint
    if rules.reduces {
      if let known = goOn(&arrival, cpu, counting: true) { return meet(known, arrival.steps) }
      fingerprint = visited.fingerprint(of: machine, halted: arrival.halted)
    } else {
      arrival.chosen = runnable()
      fingerprint = machine.fingerprint
    }
    switch visited.insert(&machine, fingerprint, halted: arrival.halted) {
    case .known: meet(fingerprint, arrival.steps)
    case .new: enter(arrival, fingerprint)
    case .outOfMemory:
      budget.end(.memory)
      back(arrival.steps)
    }
  }

  /// The steps led to a known state.
  private mutating func meet(_ fingerprint: Fingerprint, _ steps: Int) {
    if stack.contains(fingerprint) { found.hasCycle = true }
    back(steps)
  }

  private mutating func back(_ steps: Int) {
    for _ in 0..<steps { machine.stepBack() }
  }

  // MARK: States

  /// The CPUs that can run, as bits.
  private mutating func runnable() -> UInt64 {
    var result: UInt64 = 0
    for cpu in 0..<machine.cpuCount where machine.canRun(cpu) { result |= 1 << UInt64(cpu) }
    return result
  }

  /// Goes on from where a step of `cpu` has led, as long as there is a single move to make. Stops at a stored state, which
  /// is returned, and before a step that demands that the state be expanded fully.
  private mutating func goOn(
    _ arrival: inout Arrival, _ cpu: Int, counting: Bool
  ) -> Fingerprint? {
    var cpu = cpu
    var lap = LapCounter()
    while true {
      var all: UInt64 = 0
      if machine.canRun(cpu), ample.canGoAlone(cpu, on: &machine) {
        arrival.chosen = 1 << UInt64(cpu)
        arrival.halted = cpu
      } else {
        arrival.halted = -1
        let fingerprint = machine.fingerprint
        if counting, visited.contains(&machine, fingerprint) { return fingerprint }
        all = runnable()
        arrival.chosen = ample.choose(among: all, on: &machine)
        guard arrival.chosen.nonzeroBitCount == 1 else {
          arrival.leftOut = all & ~arrival.chosen
          return nil
        }
        cpu = arrival.chosen.trailingZeroBitCount
      }
      // A single CPU may still have a choice; then this is a state with several moves.
      guard machine.alternatives(of: cpu) == 1 else {
        if all == 0 { all = runnable() }
        arrival.leftOut = all & ~arrival.chosen
        return nil
      }
      if lap.isClosed(machine.fingerprint) {
        found.hasCycle = true
        arrival.leftOut = runnable() & ~arrival.chosen
        return nil
      }
      let outcome = machine.advance(cpu, alternative: 0)
      if outcome.contains(.violated) || rules.mindsCycles && outcome.contains(.wentBack) {
        // Others may have to move first, or instead.
        machine.stepBack()
        let all = runnable()
        if outcome.contains(.violated) || all != arrival.chosen {
          arrival.chosen = all
          arrival.leftOut = 0
          return nil
        }
        _ = machine.advance(cpu, alternative: 0)
      }
      if counting { found.transitions &+= 1 }
      arrival.steps &+= 1
    }
  }

  private mutating func enterFirst() {
    let fingerprint = machine.fingerprint
    guard case .new = visited.insert(&machine, fingerprint) else { return budget.end(.memory) }
    let all = runnable()
    let chosen = rules.reduces ? ample.choose(among: all, on: &machine) : all
    enter(Arrival(chosen: chosen, leftOut: all & ~chosen, steps: 0), fingerprint)
  }

  private mutating func enter(_ arrival: Arrival, _ fingerprint: Fingerprint) {
    guard budget.permits(found.states) else {
      budget.end(.states)
      return back(arrival.steps)
    }
    found.states &+= 1
    uncounted &+= 1
    if uncounted == SearchBudget.batch { countStates() }
    if arrival.chosen == 0 { found.endViolations.formUnion(machine.endViolations().prefix(1)) }
    stack.push(fingerprint, steps: arrival.steps, leftOut: arrival.leftOut)
    appendMoves(of: arrival.chosen)
  }

  /// What was left out at the end of the way is to be done after all.
  private mutating func expandFully() {
    let leftOut = stack.top.leftOut
    guard leftOut != 0 else { return }
    stack.top.leftOut = 0
    appendMoves(of: leftOut)
  }

  private mutating func appendMoves(of cpus: UInt64) {
    var rest = cpus
    while rest != 0 {
      let cpu = rest.trailingZeroBitCount
      rest &= rest &- 1
      if rules.reduces, hasDouble(cpu, among: rest) { continue }
      for alternative in 0..<machine.alternatives(of: cpu) {
        stack.append(UInt32(truncatingIfNeeded: alternative << 8 | cpu))
      }
    }
  }

  /// Whether one of `others` is identical with `cpu` and stands where it stands: then both lead to states that look alike.
  private func hasDouble(_ cpu: Int, among others: UInt64) -> Bool {
    var rest = others
    while rest != 0 {
      let other = rest.trailingZeroBitCount
      rest &= rest &- 1
      if machine.situation(of: other) == machine.situation(of: cpu) { return true }
    }
    return false
  }

  private mutating func countStates() {
    budget.count(uncounted)
    uncounted = 0
  }
}
