import RaceMachine
import Synchronization

/// Numbers the local states of one CPU, the packed one, for all threads of a search.
///
/// A number is written with digits to the base of 64. States of the model that differ only in the last digit share an
/// entry of the table of states.
final class LocalNumbers: Sendable {
  private let numbers = Mutex<[Fingerprint: Int]>([:])

  /// The number of the local state with this fingerprint: the next one if it has none.
  private func number(_ local: Fingerprint) -> Int {
    numbers.withLock { numbers in
      if let number = numbers[local] { return number }
      let number = numbers.count
      numbers[local] = number
      return number
    }
  }

  /// What stands for the number without its last digit, and that digit.
  func parts(_ local: Fingerprint) -> (rest: Fingerprint, digit: Int) {
    let number = number(local)
    return (Fingerprint.key(ofRest: number / 64), number % 64)
  }
}
