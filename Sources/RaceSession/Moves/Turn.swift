import RaceMachine

/// A move of a way, with the name of the choice that it makes.
struct Turn: Hashable, Sendable {
  let move: Move
  let choice: String?
}

/// Hands out the turns of a schedule, those of its loop for ever.
struct TurnReader {
  private var reader: ScheduleReader

  init(_ schedule: Schedule) { reader = ScheduleReader(schedule, rounds: .max) }

  mutating func next() -> Turn? { reader.next().map { Turn(move: $0.move, choice: $0.choice) } }
}
