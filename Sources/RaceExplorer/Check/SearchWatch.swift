import Synchronization

/// Shared between a search and whoever waits for it: how far it is, and a way to end it.
public final class SearchWatch: Sendable {
  /// What a search is doing.
  public enum Phase: Int, Sendable {
    /// Looking at every state.
    case searching
    /// Looking for loops that nobody leaves.
    case loops
    /// Looking for the best runs to what it found.
    case counterexamples
    /// Counting schedules.
    case numbers
    /// It is over.
    case done
  }

  private let visited = Atomic(0)
  private let phaseNumber = Atomic(0)
  private let wish = Atomic(false)

  /// Nothing has been searched yet.
  public init() {}

  /// How many states the present phase has visited.
  public var states: Int { visited.load(ordering: .relaxed) }
  /// What is being done.
  public var phase: Phase { Phase(rawValue: phaseNumber.load(ordering: .relaxed)) ?? .searching }
  /// Ends the search as soon as possible; it reports what it knows.
  public func cancel() { wish.store(true, ordering: .relaxed) }
  /// Whether somebody wants the search to end.
  public var isCancelled: Bool { wish.load(ordering: .relaxed) }

  func begin(_ phase: Phase) {
    visited.store(0, ordering: .relaxed)
    phaseNumber.store(phase.rawValue, ordering: .relaxed)
  }

  func add(states: Int) { visited.add(states, ordering: .relaxed) }
}
