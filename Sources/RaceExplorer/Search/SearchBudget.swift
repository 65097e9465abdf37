import Synchronization

/// What a search may use, and whether it must end: shared by its threads.
final class SearchBudget: Sendable {
  private let watch: SearchWatch
  private let maxStates: Int
  private let maxBytes: Int
  private let visited = Atomic(0)
  private let reason = Atomic(0)
  private static let reasons: [SearchStop] = [.states, .memory, .cancelled]

  /// How many states a thread counts before it tells the others.
  static let batch = 1024

  init(_ watch: SearchWatch, maxStates: Int?, maxBytes: Int? = nil) {
    self.watch = watch
    self.maxStates = maxStates ?? .max
    self.maxBytes = maxBytes ?? .max
  }

  /// Why the search must end; nil while it may go on.
  var stop: SearchStop? {
    let number = reason.load(ordering: .relaxed)
    return number == 0 ? nil : Self.reasons[number - 1]
  }

  /// Whether the search must end.
  @inline(__always)
  var isOver: Bool { reason.load(ordering: .relaxed) != 0 }

  /// The search must end.
  func end(_ stop: SearchStop) {
    guard let number = Self.reasons.firstIndex(of: stop) else { return }
    _ = reason.compareExchange(expected: 0, desired: number + 1, ordering: .relaxed)
  }

  /// Whether one more state may be visited by a search of one thread that has visited `states`.
  @inline(__always)
  func permits(_ states: Int) -> Bool { states < maxStates }

  /// Whether so many bytes may be used.
  func permits(bytes: Int) -> Bool { bytes <= maxBytes }

  /// A thread has visited so many more states.
  func count(_ states: Int) {
    watch.add(states: states)
    let all = visited.add(states, ordering: .relaxed).newValue
    if all >= maxStates { end(.states) }
    if watch.isCancelled { end(.cancelled) }
  }
}
