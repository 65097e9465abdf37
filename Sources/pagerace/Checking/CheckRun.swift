import Foundation
import PageRaceEngine
import Synchronization

/// The pairs of a plan being checked, several at a time. What comes out does not depend on how many.
final class CheckRun: Sendable {
  /// A pair whose turn it is.
  struct Turn: Sendable {
    let number: Int
    let title: String
    let watch: SearchWatch
  }

  private struct State: Sendable {
    var next = 0
    var turns: [Turn] = []
    var results: [CheckedPair?]
    var isCancelled = false
  }

  private let pairs: [CheckPlan.Pair]
  private let options: CheckOptions
  private let workers: Int
  private let state: Mutex<State>

  /// - Parameter jobs: how many threads; those that a single pair cannot use check other pairs.
  init(_ plan: CheckPlan, _ options: CheckOptions, jobs: Int) {
    pairs = plan.pairs
    let workers = Self.pairsAtOnce(plan, jobs: jobs)
    self.workers = workers
    self.options = options.with { $0.jobs = max(1, jobs / workers) }
    state = Mutex(State(results: Array(repeating: nil, count: plan.pairs.count)))
  }

  /// How many pairs are searched at the same time.
  static func pairsAtOnce(_ plan: CheckPlan, jobs: Int) -> Int { max(1, min(jobs, plan.pairs.count)) }

  /// How many pairs there are.
  var pairCount: Int { pairs.count }
  /// How many of them have come out.
  var finishedCount: Int { state.withLock { state in state.results.count { $0 != nil } } }
  /// The pair that has been at it for longest; nil between pairs.
  var longestTurn: Turn? { state.withLock { $0.turns.first } }

  /// Ends everything soon. Pairs whose turn has come report what they know.
  func cancel() {
    let turns = state.withLock { state in
      state.isCancelled = true
      return state.turns
    }
    for turn in turns { turn.watch.cancel() }
  }

  /// Checks all pairs, and waits for it. The results stand in the order of the plan.
  func run() -> [CheckedPair] {
    let done = DispatchGroup()
    for _ in 0..<workers {
      done.enter()
      let thread = Thread {
        self.work()
        done.leave()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    done.wait()
    let results = state.withLock { $0.results }
    return zip(pairs, results).map { $1 ?? CheckedPair(notStarted: $0) }
  }

  /// Takes pair after pair until none is left.
  private func work() {
    while let turn = begin() {
      let result = CheckedPair(pairs[turn.number], options, turn.watch)
      state.withLock { state in
        state.results[turn.number] = result
        state.turns.removeAll { $0.number == turn.number }
      }
    }
  }

  private func begin() -> Turn? {
    state.withLock { state in
      guard !state.isCancelled, state.next < pairs.count else { return nil }
      let turn = Turn(number: state.next, title: pairs[state.next].title, watch: SearchWatch())
      state.next += 1
      state.turns.append(turn)
      return turn
    }
  }
}

extension CheckOptions {
  /// The same options but for what `change` changes.
  func with(_ change: (inout CheckOptions) -> Void) -> CheckOptions {
    var copy = self
    change(&copy)
    return copy
  }
}
