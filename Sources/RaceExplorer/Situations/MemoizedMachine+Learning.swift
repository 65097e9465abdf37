import RaceMachine

/// What is not remembered yet, or depends on other CPUs.
extension MemoizedMachine {
  // MARK: Moves

  /// How many moves `cpu` has, which is not known from its situation alone.
  @inline(never)
  mutating func findMoves(of cpu: Int) -> Int {
    let number = situation(of: cpu)
    let question = Word(UInt32(bitPattern: number)) &<< 32 | Word(cpu) &<< 1 | 1
    if let moves = decide(question) { return Int(moves) }
    let machine = materialized()
    machine.watchDealings()
    let moves = machine.alternatives(of: cpu)
    if machine.dealings.areNone {
      situations[number].moves = Int32(moves)
      makeRoom(forStepsOf: number, moves)
    } else {
      decisions.note(question, machine.dealings.reads, Int32(moves))
    }
    return moves
  }

  private mutating func makeRoom(forStepsOf number: Int32, _ count: Int) {
    if situations[number].firstStep >= 0 { return }
    situations[number].firstStep = Int32(steps.count)
    for _ in 0..<count { steps.append(RememberedStep()) }
  }

  private func decide(_ question: Word) -> Int32? {
    decisions.answer(question) { number, cpu in localStates.register(number, local(of: cpu)) }
  }

  // MARK: Steps

  /// The step breaks something, or depends on other CPUs, or is new.
  @inline(never)
  mutating func makeUnlessKnown(_ cpu: Int, _ alternative: Int) -> Machine.Outcome {
    let number = Int(situations[situation(of: cpu)].firstStep) + alternative
    switch steps[number].effect {
    case .breaks: return fail(Int(steps[number].shared))
    case .dependsOnOthers:
      guard let dealing = decide(Self.question(ofStep: number, cpu)) else { break }
      if dealings[Int(dealing)].breaks { return fail(Int(dealings[Int(dealing)].shared)) }
      if let outcome = repeatDealing(dealing, cpu) { return outcome }
    case .moves, .unknown: break
    }
    return make(cpu, alternative)
  }

  private static func question(ofStep number: Int, _ cpu: Int) -> Word { Word(number) &<< 32 | Word(cpu) &<< 1 }

  /// A step that breaks something ends the run; where it leads is of no interest.
  private mutating func fail(_ number: Int) -> Machine.Outcome {
    violations = broken[number]
    let old = pushRow(fingerprint)
    for cpu in 0..<cpuCount { row[cpu] = rowBefore(at: old)[cpu] }
    return .violated
  }

  /// Does again what is remembered; nil when a changed CPU is in a local state that was never changed like this.
  private mutating func repeatDealing(_ number: Int32, _ cpu: Int) -> Machine.Outcome? {
    let dealing = dealings[Int(number)]
    var fingerprint = fingerprint &- sharedStates.fingerprint(situations[situation(of: cpu)].shared)
    fingerprint = fingerprint &+ sharedStates.fingerprint(dealing.shared)
    let old = pushRow(fingerprint)
    for other in 0..<cpuCount {
      let situation = rowBefore(at: old)[other]
      let local = situations[situation].local
      guard let next = other == cpu ? dealing.local : localAfter(number, dealing, other, local) else {
        stepBack()
        return nil
      }
      if next == local {
        row[other] = situations.number(after: situation, shared: dealing.shared)
      } else {
        row[other] = situations.number(shared: dealing.shared, local: next)
        fingerprint = fingerprint &+ localStates[next].contribution &- localStates[local].contribution
      }
    }
    setFingerprint(fingerprint)
    return dealing.goesBack ? .wentBack : []
  }

  /// The local state into which a dealing brings another CPU than its own; nil when it was never seen from `local`.
  private func localAfter(_ number: Int32, _ dealing: RememberedDealing, _ cpu: Int, _ local: Int32) -> Int32? {
    if dealing.changed & 1 << UInt64(cpu) == 0 { return local }
    return changedLocals.value(of: Self.change(number, cpu, local)).map { Int32(truncatingIfNeeded: $0) }
  }

  private static func change(_ dealing: Int32, _ cpu: Int, _ local: Int32) -> Fingerprint {
    let key = Word(UInt32(bitPattern: dealing)) &<< 32 | Word(UInt32(bitPattern: local))
    return Fingerprint(high: Word(cpu) &+ 1, low: Fingerprint.spread(key))
  }

  /// Makes the step on the real machine, and remembers it.
  @inline(never)
  mutating func make(_ cpu: Int, _ alternative: Int) -> Machine.Outcome {
    let machine = materialized()
    let number = situation(of: cpu)
    makeRoom(forStepsOf: number, machine.alternatives(of: cpu))
    let place = Int(situations[number].firstStep) + alternative
    machine.watchDealings()
    let outcome = machine.advance(cpu, alternative: alternative)
    let found = machine.dealings
    if outcome.contains(.violated) {
      broken.append(machine.violations)
      machine.stepBack()
      _ = fail(broken.count - 1)
    } else {
      take(from: machine)
      noteChanges(by: cpu)
    }
    if found.areNone {
      steps[place] = remembered(outcome, of: cpu)
    } else {
      steps[place].effect = .dependsOnOthers
      remember(found, outcome, of: cpu, question: Self.question(ofStep: place, cpu))
    }
    return outcome
  }

  private mutating func noteChanges(by mover: Int) {
    for cpu in 0..<cpuCount where cpu == mover || local(of: cpu) != localBefore(of: cpu) {
      changes.append(SituationChange(cpu: Int32(cpu), before: row[cpu - cpuCount], after: row[cpu]))
    }
  }

  /// All that steps did to CPUs so far.
  var movesSeen: MovesSeen {
    MovesSeen(
      (0..<changes.count).lazy.map { index in
        let change = changes[index]
        let (before, after) = (situations[change.before], situations[change.after])
        return MovesSeen.Move(
          kind: representative(of: Int(change.cpu)), sharedBefore: sharedStates.fingerprint(before.shared).low,
          sharedAfter: sharedStates.fingerprint(after.shared).low,
          localBefore: localStates[before.local].fingerprint.low, localAfter: localStates[after.local].fingerprint.low)
      }, isComplete: hasAllChanges)
  }

  private func remembered(_ outcome: Machine.Outcome, of cpu: Int) -> RememberedStep {
    var step = RememberedStep()
    step.goesBack = outcome.contains(.wentBack)
    if outcome.contains(.violated) {
      step.effect = .breaks
      step.shared = Int32(broken.count - 1)
    } else {
      step.effect = .moves
      step.change = fingerprint &- fingerprintBefore
      step.situation = situation(of: cpu)
      step.local = realLocals[cpu]
      step.digit = localStates[step.local].digit
      step.shared = realShared
    }
    return step
  }

  private mutating func remember(_ found: Dealings, _ outcome: Machine.Outcome, of cpu: Int, question: Word) {
    var dealing = RememberedDealing(shared: realShared, local: realLocals[cpu])
    dealing.goesBack = outcome.contains(.wentBack)
    dealing.breaks = outcome.contains(.violated)
    let number = Int32(dealings.count)
    if dealing.breaks {
      dealing.shared = Int32(broken.count - 1)
    } else {
      for write in found.writes {
        let other = Int(write.cpu)
        dealing.changed |= 1 << UInt64(other)
        _ = changedLocals.value(
          of: Self.change(number, other, localBefore(of: other)), orElse: UInt64(realLocals[other]))
      }
    }
    dealings.append(dealing)
    decisions.note(question, found.reads, number)
  }

  // MARK: The real machine

  /// Takes over the state of the real machine, which has just made a step.
  mutating func take(from machine: Machine) {
    let sharedBefore = realShared
    realShared = sharedStates.number(in: machine, after: realShared)
    var fingerprint = fingerprint &+ sharedStates.fingerprint(realShared) &- sharedStates.fingerprint(sharedBefore)
    for cpu in 0..<cpuCount {
      let before = localStates[realLocals[cpu]]
      if machine.localFingerprint(of: cpu) != before.fingerprint {
        realLocals[cpu] = localStates.number(of: cpu, kind: kinds[cpu], in: machine)
        fingerprint = fingerprint &+ localStates[realLocals[cpu]].contribution &- before.contribution
      }
    }
    _ = pushRow(fingerprint)
    for cpu in 0..<cpuCount { row[cpu] = situations.number(shared: realShared, local: realLocals[cpu]) }
    machine.forgetSteps()
  }

  /// The real machine, brought into the present state.
  mutating func materialized() -> Machine {
    let shared = situations[row[0]].shared
    if shared != realShared {
      sharedStates.put(shared, into: real, from: realShared)
      realShared = shared
    }
    for cpu in 0..<cpuCount where local(of: cpu) != realLocals[cpu] {
      localStates.put(local(of: cpu), into: real, on: cpu)
      realLocals[cpu] = local(of: cpu)
    }
    return real
  }
}
