/// Hands out the moves of a schedule one by one, without ever unrolling it.
public struct ScheduleReader: Sendable {
  private let schedule: Schedule
  private var rounds: Int
  private var index = 0
  private var step = 0
  private var inLoop = false

  /// The moves of `schedule`, with its loop run `rounds` times.
  public init(_ schedule: Schedule, rounds: Int = 1) {
    self.schedule = schedule
    self.rounds = rounds
  }

  /// The next move, and the name of the choice that it makes; nil at the end.
  public mutating func next() -> (move: Move, choice: String?)? {
    let items = inLoop ? schedule.loop : schedule.items
    guard index < items.count else {
      guard !schedule.loop.isEmpty, rounds > 0 else { return nil }
      rounds -= 1
      inLoop = true
      index = 0
      step = 0
      return next()
    }
    switch items[index] {
    case .run(let cpu, let steps):
      step += 1
      if step == steps {
        step = 0
        index += 1
      }
      return (Move(cpu: cpu), nil)
    case .choose(let cpu, let name, let value):
      index += 1
      return (Move(cpu: cpu, .choose(value)), name)
    }
  }
}

/// A schedule that does not fit the model: at which of its steps, and why.
public struct ScheduleRefusal: Error, Equatable, CustomStringConvertible {
  /// The first step is 1; 0 when the schedule as a whole does not fit.
  public let step: Int
  /// A sentence that says what is in the way.
  public let reason: String

  /// `step 5 of the schedule: …`.
  public var description: String { step == 0 ? reason : "step \(step) of the schedule: \(reason)" }
}

extension Machine {
  /// Runs `schedule` from where the machine stands. A loop is run once.
  ///
  /// The steps before one that does not fit have been taken when this throws.
  ///
  /// - Parameter each: called with each event; returns false to stop early.
  public func run(
    _ schedule: Schedule, each: (StepEvent) -> Bool = { _ in true }
  ) throws(ScheduleRefusal) {
    if let version = schedule.modelVersion, version != model.version {
      throw ScheduleRefusal(
        step: 0, reason: "the schedule was stored for version \(version) of the model; this is version \(model.version)"
      )
    }
    var reader = ScheduleReader(schedule)
    var number = 0
    while let (move, name) = reader.next() {
      number += 1
      if let name, (0..<cpuCount).contains(move.cpu), case .choosing(let expected, _) = view.status(of: move.cpu),
        expected != name
      {
        throw ScheduleRefusal(step: number, reason: "CPU \(move.cpu) chooses \(expected) here, not \(name)")
      }
      do {
        if !each(try step(move)) { return }
      } catch {
        throw ScheduleRefusal(step: number, reason: error.description)
      }
    }
  }
}
