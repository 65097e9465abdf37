import RaceMachine
import Synchronization

/// Whole states, all words that are not 0, in place of fingerprints: to check these.
final class ExactStates: Sendable {
  private let states = Mutex<(known: [[Word]: Int32], bytes: Int)>(([:], 0))
  private let limit: Int

  /// None yet, and room for `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// Adds a state.
  func insert(_ state: [Word]) -> FingerprintTable.Insertion {
    states.withLock { states in
      if let number = states.known[state] { return .known(number) }
      let bytes = state.count * MemoryLayout<Word>.stride + 64
      if states.bytes + bytes > limit { return .outOfMemory }
      states.bytes += bytes
      let number = Int32(states.known.count)
      states.known[state] = number
      return .new(number)
    }
  }

  /// The number of a state; nil when it is not there.
  func number(of state: [Word]) -> Int32? { states.withLock { $0.known[state] } }

  /// Bytes that the states take.
  var byteCount: Int { states.withLock(\.bytes) }
}
