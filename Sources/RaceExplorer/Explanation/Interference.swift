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
  /// The run in which that CPU was held back.
  let heldBack: Replay
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
  private let breakersSteps: [Int]
  private var whatIf: WhatIf

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
        return interference(of: cpu, among: steps.filter { (step..<end).contains($0) }, waiting: waiting, replay)
      case .stuck, nil: waiting = waiting ?? step
      }
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
  private func interference(
    of cpu: Int, among steps: [Int], waiting: Int?, _ heldBack: Replay
  ) -> Interference {
    var pairs: [(step: Int, change: WordChange, read: Int)] = []
    for (ordinal, read) in breakersSteps.enumerated() {
      guard let address = run.read(read)?.address, let other = heldBack.breakersEvent(ordinal),
        other.read?.address == address, run.learnt(other) != run.learnt(run.events[read]),
        let step = steps.last(where: { $0 < read && run.change(of: address, at: $0) != nil }),
        let change = run.change(of: address, at: step)
      else { continue }
      pairs.append((step, change, read))
    }
    let best = pairs.first { sources.contains($0.read) } ?? pairs.first
    let step = best?.step ?? steps[0]
    return Interference(
      cpu: cpu, start: steps[0], end: waiting ?? steps[0], step: step, change: best?.change ?? changeOfMemory(step),
      read: best?.read, heldBack: heldBack)
  }

  /// A word of simulated memory that step `index` changed; not what judges remember.
  private func changeOfMemory(_ index: Int) -> WordChange? {
    run.changes(index).first { run.model.map.region(of: $0.address).nature != .ghost }
  }

  // MARK: What the breaker had read before

  /// The last read of the breaker that `other` overtook: had all up to its step come first, the breaker would have seen
  /// the difference, and nothing would be wrong.
  mutating func overtakenRead(by other: Interference) -> StaleRead? {
    for (ordinal, read) in breakersSteps.enumerated().reversed() where read < other.step && whatIf.stepsLeft > 0 {
      guard let address = run.read(read)?.address else { continue }
      let writes = ((read + 1)...other.step).filter { step in
        run.moves[step].cpu == other.cpu && run.change(of: address, at: step) != nil
      }
      if writes.isEmpty { continue }
      guard whatIf.hurrying(other.cpu, through: other.step, before: read).outcome?.isGone == true else { continue }
      let learnt = run.learnt(run.events[read])
      let first = writes.first { step in
        whatIf.hurrying(other.cpu, through: step, before: read).breakersEvent(ordinal).map(run.learnt) != learnt
      }
      if let first, let change = run.change(of: address, at: first) {
        return StaleRead(read: read, overwriting: .at(first, change))
      }
    }
    return nil
  }

  /// Whether `other` was about to overwrite what the breaker read at step `read`, and too late: had it gone on in
  /// time, the breaker would have seen the difference, and nothing would be wrong.
  mutating func earlyRead(_ read: Int, before other: Interference) -> StaleRead? {
    guard let address = run.read(read)?.address, let ordinal = breakersSteps.firstIndex(of: read) else { return nil }
    let future = whatIf.hurrying(other.cpu, through: other.step, more: Self.farthest, before: read).hurried
    for (index, event) in future.enumerated() where whatIf.stepsLeft > 0 {
      guard let change = event.changes.first(where: { $0.address == address }) else { continue }
      let replay = whatIf.hurrying(other.cpu, through: other.step, more: index + 1, before: read)
      guard replay.outcome?.isGone == true,
        replay.breakersEvent(ordinal).map(run.learnt) != run.learnt(run.events[read])
      else { continue }
      return StaleRead(read: read, overwriting: .later(event, change))
    }
    return nil
  }

  /// How many steps ahead somebody is said to have been too late.
  private static let farthest = 5_000

  /// Whether the breaker learns something else at step `read`, and the violation is gone, when `cpu` is held back from
  /// step `index` on.
  mutating func isDecisive(_ cpu: Int, from index: Int, for read: Int) -> Bool {
    guard whatIf.stepsLeft > 0, let ordinal = breakersSteps.firstIndex(of: read) else { return false }
    let replay = whatIf.holdingBack(cpu, from: index)
    guard replay.outcome?.isGone == true, let other = replay.breakersEvent(ordinal) else { return false }
    return other.read?.address == run.read(read)?.address && run.learnt(other) != run.learnt(run.events[read])
  }
}
