import RaceMachine

/// Why a run ends in its violation, in words: which value, read where, written by whom when, why it mattered.
public struct Explanation: Sendable, Hashable {
  /// The sentences, in the order in which things happened; the last one says what breaks.
  public let sentences: [String]

  /// Explains the run of `schedule` in `model`.
  ///
  /// - Throws: when the schedule does not fit the model.
  public init(of schedule: Schedule, in model: any Model) throws(ScheduleRefusal) {
    sentences = []
  }
}
