/// What the schedule can decide at one moment: which CPU goes on, and what it picks when there is a choice.
public struct Move: Hashable, Sendable {
  /// What the CPU does.
  public enum Action: Hashable, Sendable {
    /// Its next step.
    case step
    /// Its next step, which picks this value.
    case choose(Word)
  }

  /// The CPU, from 0.
  public let cpu: Int
  /// What it does.
  public let action: Action

  /// CPU `cpu` does `action`.
  public init(cpu: Int, _ action: Action = .step) {
    self.cpu = cpu
    self.action = action
  }
}

/// Whether a CPU can go on, and if not, why.
public enum CPUStatus: Equatable, Sendable {
  /// It can take its next step.
  case ready
  /// Its next step picks one of these values.
  case choosing(String, [Word])
  /// It waits; the sentence says for what and who could end it.
  case blocked(String)
  /// It has returned from its first procedure.
  case finished
  /// It ran into a BUG() and stays where it stands.
  case stopped

  /// Whether the schedule may name it now.
  public var canRun: Bool {
    switch self {
    case .ready, .choosing: true
    case .blocked, .finished, .stopped: false
    }
  }
}

/// A move that is not possible: which, and why.
public struct MoveRefusal: Error, Equatable, CustomStringConvertible {
  /// The move.
  public let move: Move
  /// A sentence that says what is in the way.
  public let description: String
}
