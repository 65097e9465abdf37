/// How a CPU goes through the steps of an operation.
extension CostSimulation {
  /// Runs `cpu`, whose turn it is at `start`, until somebody else's turn comes.
  func run(_ cpu: Int, from start: Int64) {
    let state = cpus + cpu
    let places = self.places + cpu * shapeCount
    let (steps, beginnings) = (operations.steps, operations.beginnings)
    var limit = events.firstTime(without: cpu)
    var time = start
    var done = 0
    defer { tally.steps += done }
    while true {
      guard let operation = state.pointee.operation else {
        begin(cpu, at: time)
        continue
      }
      let index = state.pointee.step
      let place = beginnings[operation.rawValue] + index
      if place == beginnings[operation.rawValue + 1] {
        guard time <= limit else { break }
        time = finish(cpu, at: time)
        break
      }
      let step = steps[place]
      let line = Int(places[step.shape])
      if index == operations.undecidedSteps, operation == .lookup {
        guard time <= limit else { break }
        // Whoever finds nothing goes another way from here.
        if !pages.contains(number(state.pointee)) {
          state.pointee.operation = .missedLookup
          continue
        }
      }
      if !step.movesPage, step.action.rawValue <= CompiledStep.Action.atomic.rawValue,
        lines.isLocal(line, cpu, writing: step.action != .read)
      {
        time += costs.localHit + (step.action == .atomic ? costs.atomic : 0)
        state.pointee.step = index + 1
        done += 1
        continue
      }
      guard time <= limit else { break }
      done += 1
      state.pointee.step = index + 1
      switch step.action {
      case .read, .write, .atomic:
        time = access(line, step, cpu, at: time)
        if step.movesPage { pages.move(number(state.pointee)) }
      case .lock:
        guard locks.take(lock(step, state.pointee), cpu, at: time) else {
          park(cpu, .lock(step.lock), at: time)
          return
        }
        time = access(line, step, cpu, at: time)
      case .unlock where !state.pointee.isReleasing:
        time = access(line, step, cpu, at: time)
        // The lock is free when the store has arrived, and others come before that.
        (state.pointee.isReleasing, state.pointee.step) = (true, index)
      case .unlock:
        state.pointee.isReleasing = false
        release(step, line, by: cpu, at: time)
        limit = events.firstTime(without: cpu)
      case .enterSection: readers.insert(cpu)
      case .leaveSection:
        readers.remove(cpu)
        if gracePeriods.leaves(cpu) {
          endGracePeriod(time)
          limit = events.firstTime(without: cpu)
        }
      case .waitForReaders:
        park(cpu, .gracePeriod, at: time)
        if let due = gracePeriods.wait(cpu, at: time, readers: readers) { events.set(load.cpus, due) }
        return
      }
    }
    events.set(cpu, time)
  }

  /// Makes the access, and returns when it is done.
  private func access(_ line: Int, _ step: CompiledStep, _ cpu: Int, at time: Int64) -> Int64 {
    let writes = step.action != .read
    let extra = isAtomic(step) ? costs.atomic : 0
    if lines.isLocal(line, cpu, writing: writes) { return time + costs.localHit + extra }
    let outcome = writes ? lines.take(line, for: cpu, at: time) : lines.fetch(line, for: cpu, at: time)
    tally.moves[step.shape] += 1
    tally.moveTime[step.shape] += outcome.time - time
    tally.queueTime[step.shape] += outcome.queued
    if cpus[cpu].operation?.kind == 0 { tally.lookupMoves += 1 }
    return outcome.time + extra
  }

  /// A lock is taken by an atomic operation. A spinlock is given back by a store, the page lock by an atomic operation.
  private func isAtomic(_ step: CompiledStep) -> Bool {
    switch step.action {
    case .atomic, .lock: true
    case .unlock: operations.locks[step.lock].kind.sleeps
    default: false
    }
  }

  /// Gives a lock back; the first who waits for it fetches its line and goes on.
  private func release(_ step: CompiledStep, _ line: Int, by cpu: Int, at time: Int64) {
    let (heir, held) = locks.give(lock(step, cpus[cpu]), at: time)
    tally.held[step.lock] += held
    guard let heir else { return }
    let start = time + (operations.locks[step.lock].kind.sleeps ? costs.wakeup : 0)
    tally.waited[step.lock] += waited(heir, until: start)
    cpus[heir].wait = .nothing
    let taking = CompiledStep(action: .lock, shape: step.shape, lock: step.lock, movesPage: false)
    events.set(heir, access(line, taking, heir, at: start))
  }

  private func lock(_ step: CompiledStep, _ cpu: SimulatedCPU) -> Int {
    let lock = operations.locks[step.lock]
    return lock.base + operations.plan.lockNumber(lock.shape, space: cpu.space, page: cpu.page)
  }

  private func number(_ cpu: SimulatedCPU) -> Int { cpu.space * operations.plan.pages + cpu.page }

  // MARK: Waiting

  /// `cpu` waits from now on, until somebody wakes it.
  private func park(_ cpu: Int, _ wait: SimulatedCPU.Wait, at time: Int64) {
    cpus[cpu].wait = wait
    cpus[cpu].waitsSince = time
    events.set(cpu, EventTree.never)
  }

  /// How much of the time in which `cpu` waits, up to `time`, is counted.
  func waited(_ cpu: Int, until time: Int64) -> Int64 {
    max(0, min(time, end) - max(cpus[cpu].waitsSince, isWarm ? warmUp : 0))
  }

  func gracePeriodIsDue(_ time: Int64) {
    events.set(load.cpus, EventTree.never)
    if gracePeriods.becomesDue() { endGracePeriod(time) }
  }

  private func endGracePeriod(_ time: Int64) {
    let (released, due) = gracePeriods.end(at: time, readers: readers)
    for cpu in released {
      tally.graceTime += waited(cpu, until: time)
      cpus[cpu].wait = .nothing
      events.set(cpu, time + costs.wakeup)
    }
    if let due { events.set(load.cpus, due) }
  }
}
