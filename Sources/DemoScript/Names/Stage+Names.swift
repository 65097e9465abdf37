import PageCacheModel
import RaceSession

extension Checker.Stage {
  /// The names of the checks that a run can break.
  private static let checks = [
    "vm-bug", "wrong-page", "foreign-page", "rmap-lost", "refcount", "use-after-free", "deadlock", "livelock",
    "sleep-in-atomic", "wild-access", "unguarded-access", "lock-held", "swapcache-flag",
  ]

  /// Why there is no lock called `name`; nil when there is.
  func unknownLock(_ name: String) -> UnknownName? {
    let names = session.program.lockKinds.values.map(\.name).sorted()
    return names.contains(name)
      ? nil
      : UnknownName(
        message: "this model has no lock '\(name.shortened)'; it has \(names.joined(separator: ", "))",
        suggestion: Spelling.closest(to: name, among: names))
  }

  /// Why there is no function called `name`; nil when there is.
  func unknownFunction(_ name: String) -> UnknownName? {
    if session.program.number(of: name) != nil { return nil }
    return UnknownName(
      message: "this model has no function '\(name.shortened)'",
      suggestion: Spelling.closest(to: name, among: session.program.procedures.map(\.name)))
  }

  /// Why there is no check called `name`; nil when there is. Models that are not the kernel's may have checks of
  /// their own.
  func unknownCheck(_ name: String) -> UnknownName? {
    if session.kernelModel == nil || Self.checks.contains(name) { return nil }
    return UnknownName(
      message: "there is no check '\(name.shortened)'", suggestion: Spelling.closest(to: name, among: Self.checks))
  }
}
