import RaceMachine

/// The same run with one CPU held back, or hurried: what would have come out.
///
/// An explanation calls something decisive only when such a run has confirmed it. One machine serves for all of them: it
/// goes back to where they part from the run.
struct WhatIf {
  let run: BrokenRun
  /// Who breaks the promise.
  let breaker: Int
  /// How many steps may still be taken, or taken back.
  private(set) var stepsLeft = 1_000_000
  private let machine: Machine
  /// How many steps of the run the machine has taken.
  private var position = 0

  init(_ run: BrokenRun, breaker: Int) {
    self.run = run
    self.breaker = breaker
    machine = Machine(run.model)
  }

  /// `cpu` stops before its step `index`, while the others go on as they did, and the breaker to its end.
  mutating func holdingBack(_ cpu: Int, from index: Int) -> Replay {
    var replay = replay(from: index)
    for move in run.moves[index...] where move.cpu != cpu { replay.take(move, isRequired: move.cpu == breaker) }
    return finish(replay)
  }

  /// Nobody but the breaker takes any step.
  mutating func breakerAlone() -> Replay {
    var replay = replay(from: 0)
    for move in run.moves where move.cpu == breaker { replay.take(move, isRequired: true) }
    return finish(replay)
  }

  /// `cpu` takes its steps up to number `last`, and up to `more` beyond, before step `index` of the breaker; and then no
  /// more, while the others go on as they did, and the breaker to its end.
  mutating func hurrying(_ cpu: Int, through last: Int, more: Int = 0, before index: Int) -> Replay {
    var replay = replay(from: index)
    for number in index..<max(index, last + 1) where run.moves[number].cpu == cpu {
      replay.take(run.moves[number], isRequired: true)
    }
    replay.endIsDoubtful()
    replay.hurry(cpu, steps: more)
    replay.endIsDoubtful()
    for move in run.moves[index...] where move.cpu != cpu { replay.take(move, isRequired: move.cpu == breaker) }
    return finish(replay)
  }

  /// A run that parts from the run at step `index`.
  private mutating func replay(from index: Int) -> Replay {
    stepsLeft -= abs(position - index)
    while position > index {
      machine.stepBack()
      position -= 1
    }
    while position < index {
      machine.advance(run.moves[position])
      position += 1
    }
    return Replay(run, breaker: breaker, machine, from: index)
  }

  private mutating func finish(_ begun: Replay) -> Replay {
    var replay = begun
    replay.finish()
    for _ in replay.events { machine.stepBack() }
    stepsLeft -= 2 * replay.events.count
    return replay
  }
}
