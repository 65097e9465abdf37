import RaceMachine

/// The same run with one CPU held back, or hurried: what would have come out.
///
/// An explanation calls something decisive only when such a run has confirmed it.
struct WhatIf {
  /// What came out.
  enum Outcome: Equatable {
    /// The same violation, by the same CPU.
    case same
    /// Another promise broke before.
    case other(Violation)
    /// The CPU came to its end, and nothing was broken.
    case unbroken
    /// It cannot be said: somebody waits for the CPU that is held back, or goes round for ever.
    case stuck

    /// Whether the violation is gone, for sure.
    var isGone: Bool {
      switch self {
      case .other, .unbroken: true
      case .same, .stuck: false
      }
    }
  }

  let run: BrokenRun
  /// Who breaks the promise.
  let breaker: Int
  /// How many steps may still be replayed.
  private(set) var stepsLeft = 1_000_000

  init(_ run: BrokenRun, breaker: Int) {
    self.run = run
    self.breaker = breaker
  }

  /// `cpu` stops before its step `index`, while the others go on as they did, and the breaker to its end.
  mutating func holdingBack(_ cpu: Int, from index: Int) -> Replay {
    var replay = Replay(run, breaker: breaker)
    for (number, move) in run.moves.enumerated() where number < index || move.cpu != cpu {
      replay.take(move, isRequired: move.cpu == breaker)
    }
    replay.finish()
    stepsLeft -= replay.events.count
    return replay
  }

  /// Nobody but the breaker takes any step.
  mutating func breakerAlone() -> Replay {
    var replay = Replay(run, breaker: breaker)
    for move in run.moves where move.cpu == breaker { replay.take(move, isRequired: true) }
    replay.finish()
    stepsLeft -= replay.events.count
    return replay
  }

  /// `cpu` takes its steps up to number `last`, and up to `more` beyond, before step `index` of the breaker; and then no
  /// more, while the others go on as they did, and the breaker to its end.
  mutating func hurrying(_ cpu: Int, through last: Int, more: Int = 0, before index: Int) -> Replay {
    var replay = Replay(run, breaker: breaker)
    for move in run.moves[..<index] { replay.take(move, isRequired: true) }
    for number in index..<max(index, last + 1) where run.moves[number].cpu == cpu {
      replay.take(run.moves[number], isRequired: true)
    }
    replay.endIsDoubtful()
    replay.hurry(cpu, steps: more)
    replay.endIsDoubtful()
    for move in run.moves[index...] where move.cpu != cpu { replay.take(move, isRequired: move.cpu == breaker) }
    replay.finish()
    stepsLeft -= replay.events.count
    return replay
  }
}

/// A run that is made anew with some steps in other places.
struct Replay {
  private let machine: Machine
  private let breaker: Int
  private let violation: Violation
  private(set) var events: [StepEvent] = []
  private(set) var outcome: WhatIf.Outcome?
  /// The steps that somebody took beyond those of the run.
  private(set) var hurried: [StepEvent] = []

  init(_ run: BrokenRun, breaker: Int) {
    machine = Machine(run.model)
    self.breaker = breaker
    violation = run.violation
  }

  /// Takes a step of the schedule, unless it is over. One that has become impossible is left out, or leaves all in
  /// doubt if it `isRequired`.
  mutating func take(_ move: Move, isRequired: Bool) {
    guard outcome == nil else { return }
    guard let event = try? machine.step(move) else {
      if isRequired, machine.view.status(of: move.cpu) != .finished { outcome = .stuck }
      return
    }
    note(event)
  }

  /// Lets `cpu` take a step if it can.
  mutating func takeAny(_ cpu: Int) {
    guard outcome == nil, let move = machine.view.moves.first(where: { $0.cpu == cpu }) else { return }
    if let event = try? machine.step(move) { note(event) }
  }

  /// Lets `cpu` take up to so many steps beyond those of the run.
  mutating func hurry(_ cpu: Int, steps: Int) {
    let before = events.count
    for _ in 0..<steps { takeAny(cpu) }
    hurried = Array(events[before...])
  }

  /// If it is over by now, then because of who was hurried: that says nothing.
  mutating func endIsDoubtful() {
    if outcome != nil { outcome = .stuck }
  }

  /// The event of the breaker's step that is number `ordinal` among its own, from 0.
  func breakersEvent(_ ordinal: Int) -> StepEvent? {
    let own = events.lazy.filter { [breaker] in $0.move.cpu == breaker }
    return own.dropFirst(ordinal).first
  }

  /// Lets the breaker go on to its end.
  mutating func finish() {
    var seen: Set<Fingerprint> = []
    while outcome == nil {
      switch machine.view.status(of: breaker) {
      case .finished, .stopped: outcome = .unbroken
      case .blocked: outcome = .stuck
      case .ready, .choosing:
        if seen.insert(machine.fingerprint).inserted { takeAny(breaker) } else { outcome = .stuck }
      }
    }
  }

  private mutating func note(_ event: StepEvent) {
    events.append(event)
    guard let first = event.violations.first else { return }
    outcome = first == violation && event.move.cpu == breaker ? .same : .other(first)
  }
}
