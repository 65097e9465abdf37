import Foundation
import PageRaceEngine
import RaceScreen
import Synchronization

/// Costs that are simulated on threads of their own while the screen goes on.
final class BackgroundCosts: CostSimulations {
  /// What was simulated once is known.
  private var known: [CostQuestion: BackgroundCost] = [:]
  private let recordings = CostRecordings()
  private let queue = OperationQueue()

  init() {
    // The person at the keys comes first.
    queue.qualityOfService = .utility
    queue.maxConcurrentOperationCount = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount))
  }

  func begin(_ question: CostQuestion) -> any PendingCost {
    if let cost = known[question], cost.answer != nil || !cost.isCancelled { return cost }
    let cost = BackgroundCost()
    known[question] = cost
    queue.addOperation { [recordings] in cost.run(question, recordings) }
    return cost
  }
}

/// A simulation on another thread.
private final class BackgroundCost: PendingCost, Sendable {
  private let kept = Mutex<CostAnswer?>(nil)
  private let cancelled = Atomic(false)

  var answer: CostAnswer? { kept.withLock { $0 } }
  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
  func cancel() { cancelled.store(true, ordering: .relaxed) }

  func run(_ question: CostQuestion, _ recordings: CostRecordings) {
    guard !isCancelled else { return }
    let answer = question.answer(from: recordings) { _ in !isCancelled }
    kept.withLock { $0 = answer }
  }
}
