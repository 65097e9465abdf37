import Foundation
import PageRaceEngine
import Synchronization

/// A cost parameter that is measured on this machine.
struct MeasuredParameter: Sendable {
  let parameter: CostParameter
  /// In nanoseconds.
  let measured: Double
  /// What the model is told.
  let value: Double

  /// Measures the parameters that have been measured for the defaults, in the same way.
  static func all(_ parameters: CostParameters) -> [MeasuredParameter] {
    let ways: [(name: String, nanoseconds: () -> Double)] = [("atomic", atomic), ("wakeup", wakeup)]
    return ways.compactMap { name, nanoseconds in
      guard let parameter = CostParameter.named(name) else { return nil }
      // What else runs on the machine can only slow it down.
      let best = (0..<5).map { _ in nanoseconds() }.min() ?? 0
      return MeasuredParameter(parameter: parameter, measured: best, value: parameter.value(in: parameters))
    }
  }

  private static func nanoseconds(_ times: Int, _ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body)
    return time / .nanoseconds(1) / Double(times)
  }

  /// An atomic addition to a line of one's own, less a plain one.
  private static func atomic() -> Double {
    let times = 2_000_000
    let cell = Atomic(0)
    let atomic = nanoseconds(times) {
      for _ in 0..<times { cell.wrappingAdd(1, ordering: .sequentiallyConsistent) }
    }
    let plain = nanoseconds(times) {
      for _ in 0..<times { cell.store(cell.load(ordering: .relaxed) &+ 1, ordering: .relaxed) }
    }
    return max(0, atomic - plain)
  }

  /// Half a round of two threads that wake each other.
  private static func wakeup() -> Double {
    let rounds = 3_000
    let turns = Turns()
    let done = DispatchGroup()
    done.enter()
    Thread {
      for _ in 0..<rounds { turns.answer() }
      done.leave()
    }.start()
    let time = nanoseconds(2 * rounds) { for _ in 0..<rounds { turns.ask() } }
    done.wait()
    return time
  }
}

/// Two threads that run in turn.
private final class Turns: @unchecked Sendable {
  private let condition = NSCondition()
  private var isAsked = false

  /// Wakes the other thread, and sleeps until it has answered.
  func ask() {
    condition.lock()
    isAsked = true
    condition.signal()
    while isAsked { condition.wait() }
    condition.unlock()
  }

  /// Sleeps until the other thread asks, and wakes it.
  func answer() {
    condition.lock()
    while !isAsked { condition.wait() }
    isAsked = false
    condition.signal()
    condition.unlock()
  }
}
