import RaceMachine

/// Why a run ends in its violation, in words: which value, read where, written by whom when, why it mattered.
///
/// What it calls decisive has been tried: the run is made again with the other CPU held back before the step in
/// question, or hurried past it, and the violation is gone. All words and values are those of the model.
public struct Explanation: Sendable, Hashable {
  /// A read of one CPU and a write of another, of the same word, whose order decided.
  public struct Link: Sendable, Hashable {
    /// Which of the two came first.
    public enum Order: Sendable, Hashable {
      /// The read saw what the write had left, or what later writes to the same word left of it.
      case writeThenRead
      /// The read came before the write.
      case readThenWrite
    }
    /// Which of the two came first.
    public let order: Order
    /// The word.
    public let address: Address
    /// Who read it.
    public let reader: Int
    /// At which step, from 1.
    public let readStep: Int
    /// What it got.
    public let value: Word
    /// Who wrote it.
    public let writer: Int
    /// At which step, from 1.
    public let writeStep: Int
    /// What the write left.
    public let written: Word
    /// What was there before the write.
    public let replaced: Word
    /// For a write that came first: the writer's step, from 1, before which it must stop for the violation to be gone.
    /// For a read that came first: the writer's step through which it must come before the read.
    public let turningStep: Int
  }

  /// The sentences, in the order in which things happened; the last one says what breaks. None if nothing breaks.
  public let sentences: [String]
  /// What each CPU read and another one wrote, as far as it decided; in the order of the sentences.
  public let links: [Link]

  /// Explains the run of `schedule` in `model`, up to its first violation.
  ///
  /// - Throws: when the schedule does not fit the model.
  public init(of schedule: Schedule, in model: any Model) throws(ScheduleRefusal) {
    guard let run = try BrokenRun(schedule, in: model) else {
      sentences = []
      links = []
      return
    }
    switch run.place {
    case .step(let cpu):
      var story = BrokenStep(run, breaker: cpu)
      story.tell()
      sentences = story.sentences
      links = story.links
    case .end:
      var story = WrongEnd(run)
      story.tell()
      sentences = story.sentences
      links = story.links
    case .deadlock:
      var story = StuckRun(run)
      story.tellDeadlock()
      sentences = story.sentences
      links = []
    case .loop(let start):
      var story = StuckRun(run)
      story.tellLoop(from: start)
      sentences = story.sentences
      links = []
    }
  }
}
