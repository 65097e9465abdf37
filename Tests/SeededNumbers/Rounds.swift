import Foundation

/// How many inputs tests make up: `count`, or PAGERACE_FUZZ times as many for those who have the time.
public func rounds(_ count: Int) -> Int {
  count * max(1, Int(ProcessInfo.processInfo.environment["PAGERACE_FUZZ"] ?? "") ?? 1)
}
