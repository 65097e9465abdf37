import Dispatch
import Synchronization

/// Hands work from threads that have some to threads that have none.
final class WorkPool<Job: Sendable>: Sendable {
  private struct State {
    var jobs: [Job] = []
    var threads = 0
    var idle = 0
  }

  private let state = Mutex(State())
  private let hunger = Atomic(false)
  private let change = DispatchSemaphore(value: 0)

  /// One more thread works. It may come late, when others have begun, or are done.
  func join() { state.withLock { $0.threads += 1 } }

  /// Whether somebody waits for work.
  var isHungry: Bool { hunger.load(ordering: .relaxed) }

  /// Somebody has work to give away.
  func give(_ job: Job) {
    state.withLock { state in
      state.jobs.append(job)
      hunger.store(false, ordering: .relaxed)
    }
    change.signal()
  }

  /// The next job; waits for one. nil when all threads wait: the work is done.
  func take() -> Job? {
    state.withLock { $0.idle += 1 }
    while true {
      let (job, isOver) = state.withLock { state -> (Job?, Bool) in
        if let job = state.jobs.popLast() {
          state.idle -= 1
          hunger.store(state.idle > 0 && state.jobs.isEmpty, ordering: .relaxed)
          return (job, false)
        }
        hunger.store(true, ordering: .relaxed)
        return (nil, state.idle == state.threads)
      }
      if let job { return job }
      if isOver {
        change.signal()
        return nil
      }
      _ = change.wait(timeout: .now() + .milliseconds(1))
    }
  }
}
