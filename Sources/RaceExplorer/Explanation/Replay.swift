import RaceMachine

/// A run that is made anew from some step on, with some steps in other places.
struct Replay {
  /// What came out.
  enum Outcome: Equatable {
    /// The same violation, by the same CPU.
    case same
    /// Another promise broke before.
    case other(Violation)
    /// The breaker came to its end, and nothing was broken.
    case unbroken
    /// It cannot be said: the breaker waits for the CPU that is held back, or goes round for ever.
    case stuck

    /// Whether the violation is gone, for sure.
    var isGone: Bool {
      switch self {
      case .other, .unbroken: true
      case .same, .stuck: false
      }
    }
  }

  private let run: BrokenRun
  private let breaker: Int
  private let machine: Machine
  private let start: Int
  /// What happened from the step on at which it parts from the run.
  private(set) var events: [StepEvent] = []
  private(set) var outcome: Outcome?
  /// The steps that somebody took beyond those of the run.
  private(set) var hurried: [StepEvent] = []

  /// A run on `machine`, which has taken all steps before `start`.
  init(_ run: BrokenRun, breaker: Int, _ machine: Machine, from start: Int) {
    self.run = run
    self.breaker = breaker
    self.machine = machine
    self.start = start
  }

  /// Takes a step of the schedule, unless it is over. One that has become impossible is left out, or leaves all in
  /// doubt if it `isRequired`.
  mutating func take(_ move: Move, isRequired: Bool) {
    guard outcome == nil else { return }
    if let event = try? machine.step(move) {
      note(event)
    } else if isRequired, machine.view.status(of: move.cpu) != .finished {
      outcome = .stuck
    }
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

  /// The event of the breaker's step that is number `ordinal` among its own, from 0.
  func breakersEvent(_ ordinal: Int) -> StepEvent? {
    let before = run.moves[..<start].count { $0.cpu == breaker }
    if ordinal < before { return run.events[run.steps(of: breaker)[ordinal]] }
    return events.lazy.filter { [breaker] in $0.move.cpu == breaker }.dropFirst(ordinal - before).first
  }

  private mutating func takeAny(_ cpu: Int) {
    guard outcome == nil, let move = machine.view.moves.first(where: { $0.cpu == cpu }) else { return }
    if let event = try? machine.step(move) { note(event) }
  }

  private mutating func note(_ event: StepEvent) {
    events.append(event)
    guard let first = event.violations.first else { return }
    outcome = first == run.violation && event.move.cpu == breaker ? .same : .other(first)
  }
}
