import RaceMachine

/// A step of another CPU without which the promise would not have been broken.
struct Interference {
  /// Who took it.
  let cpu: Int
  /// Held back before this step, that CPU does no harm.
  let start: Int
  /// Held back after ``start``, up to before this step, it would keep the breaker waiting; ``start`` if nobody waits.
  let end: Int
  /// The step that matters: ``start``, or one of those up to ``end``.
  let step: Int
  /// The word that it changed; nil if it changed nothing in memory.
  let change: WordChange?
  /// The step at which the breaker read that word and saw the difference.
  let read: Int?
  /// Why the breaker did not read that word: a later step of the same CPU sent it another way.
  let detour: Detour?
  /// The run in which that CPU was held back.
  let heldBack: Replay
}

/// A write that sent the breaker another way, on which the promise is broken as well: without it alone, the breaker would
/// have gone on to what an earlier step had changed.
struct Detour {
  /// The step that wrote.
  let step: Int
  /// What it changed.
  let change: WordChange
  /// The step at which the breaker read that word.
  let read: Int
  /// What the breaker would have read on the other way: the word that the earlier step had changed.
  let instead: StepEvent
}

/// A value that the breaker read before it was overwritten.
struct StaleRead {
  /// When it was overwritten.
  enum Overwriting {
    /// At this step of the run.
    case at(Int, WordChange)
    /// Only by this step, which comes after the end of the run.
    case later(StepEvent, WordChange)
  }
  /// The step that read.
  let read: Int
  /// When it was overwritten.
  let overwriting: Overwriting
}

/// Finds out what other CPUs have to do with a violation, by running it again with them held back or hurried.
struct InterferenceSearch {
  let run: BrokenRun
  let breaker: Int
  /// The steps that read what the broken check looks at.
  let sources: [Int]
  let breakersSteps: [Int]
  var whatIf: WhatIf

  init(_ run: BrokenRun, breaker: Int, sources: [Int]) {
    self.run = run
    self.breaker = breaker
    self.sources = sources
    breakersSteps = run.steps(of: breaker)
    whatIf = WhatIf(run, breaker: breaker)
  }

  /// For each other CPU the last step that mattered, in order of the steps.
  mutating func interferences() -> [Interference] {
    var found: [Interference] = []
    for cpu in run.model.tasks.indices where cpu != breaker {
      if let one = interference(of: cpu) { found.append(one) }
    }
    return found.sorted { $0.step < $1.step }
  }

  /// Whether the breaker breaks the promise with no step of any other CPU.
  mutating func happensAlone() -> Bool { whatIf.breakerAlone().outcome == .same }

  private mutating func interference(of cpu: Int) -> Interference? {
    let steps = run.steps(of: cpu)
    let candidates = noticeable(of: cpu)
    // The steps from here on made no difference.
    var end = run.events.count
    var waiting: Int?
    for step in candidates.reversed() where whatIf.stepsLeft > 0 {
      let replay = whatIf.holdingBack(cpu, from: step)
      switch replay.outcome {
      case .same:
        end = step
        waiting = nil
      case .other, .unbroken:
        let (start, heldBack) = last(of: steps, after: step, before: end) ?? (step, replay)
        return interference(
          of: cpu, among: steps.filter { (start..<end).contains($0) },
          waiting: waiting.flatMap { $0 > start ? $0 : nil },
          heldBack)
      case .stuck, nil: waiting = waiting ?? step
      }
    }
    return nil
  }

  /// A step between two noticeable ones before which it is late enough to hold the CPU back: the breaker has not noticed
  /// anything of it only because it went another way.
  private mutating func last(of steps: [Int], after first: Int, before end: Int) -> (step: Int, heldBack: Replay)? {
    guard let cpu = steps.first.map({ run.moves[$0].cpu }) else { return nil }
    for step in steps.reversed() where step > first && step < end && whatIf.stepsLeft > 0 {
      if run.changes(step).isEmpty { continue }
      let replay = whatIf.holdingBack(cpu, from: step)
      if replay.outcome?.isGone == true { return (step, replay) }
    }
    return nil
  }

  /// The steps of `cpu` of which others can have noticed something; before others it need not be held back.
  private func noticeable(of cpu: Int) -> [Int] {
    var steps: [Int] = []
    var touchedLater: Set<Address> = []
    for (index, event) in run.events.enumerated().reversed() {
      if run.moves[index].cpu == cpu {
        let isNoticed =
          event.access == nil
          || event.changes.contains { change in
            touchedLater.contains(change.address) || run.model.map.region(of: change.address).nature == .ghost
          }
        if isNoticed { steps.append(index) }
      } else if let address = event.access?.address {
        touchedLater.insert(address)
      }
    }
    if let first = run.moves.firstIndex(where: { $0.cpu == cpu }), steps.last != first { steps.append(first) }
    return steps.reversed()
  }

  /// Several steps belong together if the breaker could not go on between them, as in a critical section; the last
  /// before which it would have to wait is `waiting`.
  private mutating func interference(
    of cpu: Int, among steps: [Int], waiting: Int?, _ heldBack: Replay
  ) -> Interference {
    let pairs = differences(heldBack, steps)
    let best = pairs.first { sources.contains($0.read) } ?? pairs.first
    let step = best?.step ?? steps[0]
    let change = best?.change ?? changeOfMemory(step)
    var detour: Detour?
    if best == nil, let change { detour = self.detour(of: cpu, after: step, heldBack, past: change.address) }
    return Interference(
      cpu: cpu, start: steps[0], end: waiting ?? steps[0], step: step, change: change, read: best?.read, detour: detour,
      heldBack: heldBack)
  }

  /// What the breaker reads otherwise in a run where others are held back, and which of `steps` made the difference.
  private func differences(_ heldBack: Replay, _ steps: [Int]) -> [(step: Int, change: WordChange, read: Int)] {
    breakersSteps.enumerated().compactMap { ordinal, read in
      guard let address = run.read(read)?.address, let other = heldBack.breakersEvent(ordinal),
        other.read?.address == address, run.learnt(other) != run.learnt(run.events[read]),
        let step = steps.last(where: { $0 < read && run.change(of: address, at: $0) != nil }),
        let change = run.change(of: address, at: step)
      else { return nil }
      return (step, change, read)
    }
  }

  /// The write after step `start` that kept the breaker from reading `address`, if there is one: held back from there on
  /// only, `cpu` lets it read that word, and the same promise is broken.
  private mutating func detour(of cpu: Int, after start: Int, _ heldBack: Replay, past address: Address) -> Detour? {
    let later = run.steps(of: cpu).filter { $0 > start }
    guard let read = differences(heldBack, later).first?.read, let asked = run.read(read)?.address,
      let ordinal = breakersSteps.firstIndex(of: read)
    else { return nil }
    for step in later.reversed() where step < read && whatIf.stepsLeft > 0 {
      guard let change = run.change(of: asked, at: step) else { continue }
      let late = whatIf.holdingBack(cpu, from: step)
      guard late.outcome == .same, late.breakersEvent(ordinal).map(run.learnt) != run.learnt(run.events[read]),
        let instead = late.events.first(where: { $0.move.cpu == breaker && $0.read?.address == address })
      else { continue }
      return Detour(step: step, change: change, read: read, instead: instead)
    }
    return nil
  }

  /// A word of simulated memory that step `index` changed; not what judges remember.
  private func changeOfMemory(_ index: Int) -> WordChange? {
    run.changes(index).first { run.model.map.region(of: $0.address).nature != .ghost }
  }
}
