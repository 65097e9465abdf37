import Foundation
import PageRaceEngine
import Synchronization

/// The points of a plan being simulated, several at a time. What comes out does not depend on how many.
final class CostRun: Sendable {
  private struct State: Sendable {
    var next = 0
    var results: [CostedPoint?]
    /// The simulations that run, with how far each is.
    var progress: [Int: Double] = [:]
    var isCancelled = false
  }

  private let points: [CostPlan.Point]
  private let parameters: CostParameters
  private let workers: Int
  private let state: Mutex<State>

  /// - Parameter jobs: how many threads.
  init(_ plan: CostPlan, jobs: Int) {
    points = plan.points
    parameters = plan.parameters
    workers = max(1, min(jobs, plan.points.count))
    state = Mutex(State(results: Array(repeating: nil, count: plan.points.count)))
  }

  /// Ends everything soon. Simulations that run report what they know.
  func cancel() { state.withLock { $0.isCancelled = true } }

  /// How far it is, in words.
  var progress: String? {
    let (finished, running) = state.withLock { state in (state.results.count { $0 != nil }, state.progress) }
    guard let (number, part) = running.min(by: { $0.key < $1.key }) else { return nil }
    return "\(finished) of \(Figures.count(points.count, "simulation")), "
      + "\(points[number].title): \(Int(part * 100)) %"
  }

  /// Simulates all points, and waits for it. The results stand in the order of the plan; those whose turn did not come
  /// are missing.
  func run() -> [CostedPoint] {
    let done = DispatchGroup()
    for _ in 0..<workers {
      done.enter()
      Thread {
        self.work()
        done.leave()
      }.start()
    }
    done.wait()
    return state.withLock { $0.results.compactMap { $0 } }
  }

  private func work() {
    while let number = begin() {
      let simulation = CostSimulation(points[number].proposal, points[number].load, parameters)
      var goesOn = true
      while goesOn, continues(number, simulation.progress) { goesOn = simulation.advance(events: 50_000) }
      let result = CostedPoint(proposal: points[number].proposal.proposal, result: simulation.result, isWhole: !goesOn)
      state.withLock { state in
        state.results[number] = result
        state.progress[number] = nil
      }
    }
  }

  private func begin() -> Int? {
    state.withLock { state in
      guard !state.isCancelled, state.next < points.count else { return nil }
      state.progress[state.next] = 0
      state.next += 1
      return state.next - 1
    }
  }

  private func continues(_ number: Int, _ part: Double) -> Bool {
    state.withLock { state in
      state.progress[number] = part
      return !state.isCancelled
    }
  }
}

/// A point and what came out.
struct CostedPoint: Sendable {
  let proposal: Proposal
  let result: CostResult
  /// Whether it came to its end.
  let isWhole: Bool
}
