import RaceMachine
import Synchronization

/// Whole states, all words that are not 0, in place of fingerprints: to check these.
final class ExactStates: Sendable {
  private let states = Mutex<(known: Set<[Word]>, bytes: Int)>(([], 0))
  private let limit: Int

  /// None yet, and room for `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// Adds a state.
  func insert(_ state: [Word]) -> Insertion {
    states.withLock { states in
      if states.known.contains(state) { return .known }
      let bytes = state.count * MemoryLayout<Word>.stride + 64
      if states.bytes + bytes > limit { return .outOfMemory }
      states.bytes += bytes
      states.known.insert(state)
      return .new
    }
  }

  /// Whether a state is there.
  func contains(_ state: [Word]) -> Bool { states.withLock { $0.known.contains(state) } }

  /// Bytes that the states take.
  var byteCount: Int { states.withLock(\.bytes) }
}
