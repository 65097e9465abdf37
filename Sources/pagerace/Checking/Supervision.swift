import Dispatch
import Foundation
import Synchronization

/// What happens beside long work: its progress is shown, and Ctrl-C ends it with what is known by then.
enum Supervision {
  /// Checks everything.
  ///
  /// - Returns: the results, and whether somebody interrupted the work.
  static func results(of run: CheckRun) -> (pairs: [CheckedPair], isInterrupted: Bool) {
    let progress = CheckProgress(run)
    return results(progress: { progress.text() }, cancel: { run.cancel() }) { run.run() }
  }

  /// Does `work`.
  ///
  /// - Parameters:
  ///   - progress: how far it is, asked by one thread at a time.
  ///   - cancel: ends it soon.
  /// - Returns: the result, and whether somebody interrupted the work.
  static func results<Result>(
    progress: @escaping @Sendable () -> String?, cancel: @escaping @Sendable () -> Void, _ work: () -> Result
  ) -> (Result, isInterrupted: Bool) {
    let interruption = Interruption(cancel)
    let line = ProgressLine.onTerminal(progress)
    let result = work()
    line?.end()
    return (result, interruption.end())
  }
}

/// Catches the signal of Ctrl-C: the first one calls a closure, a second one ends the process at once.
private final class Interruption: Sendable {
  private let count = Atomic(0)
  // Used by the thread that made it only.
  nonisolated(unsafe) private let source: any DispatchSourceSignal

  init(_ body: @escaping @Sendable () -> Void) {
    // The source only hears of the signal; by default the signal would still end the process.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "interruption"))
    source.setEventHandler { [self] in
      // Signals that come together are one event.
      let times = count.add(Int(source.data), ordering: .relaxed).newValue
      if times == Int(source.data) { body() }
      if times > 1 { Self.endProcess() }
    }
    source.resume()
  }

  /// From now on the signal does again what it does by default.
  ///
  /// - Returns: whether it came.
  func end() -> Bool {
    source.cancel()
    signal(SIGINT, SIG_DFL)
    return count.load(ordering: .relaxed) > 0
  }

  private static func endProcess() {
    signal(SIGINT, SIG_DFL)
    kill(getpid(), SIGINT)
  }
}
