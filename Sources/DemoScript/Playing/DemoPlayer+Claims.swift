import PageCacheModel
import RaceMachine
import RaceSession

extension DemoPlayer {
  /// What is found instead of what `claim` says; nil when it holds.
  func refutation(of claim: Claim) -> String? {
    // A value that is not there is neither this one nor another.
    if case .value(let name, _) = claim.subject, names.find(name.value, in: session) == nil { return Self.noValue }
    let (holds, found) = finding(about: claim.subject)
    return holds != claim.isNegated ? nil : found
  }

  private static let noValue = "no such value at this step"

  /// Whether it is so, and what is.
  private func finding(about subject: Claim.Subject) -> (holds: Bool, found: String) {
    switch subject {
    case .value(let name, let value): return finding(name.value, value)
    case .state(let cpu, let state, let reason): return finding(cpu.value, state, reason)
    case .holds(let cpu, let lock):
      let locks = session.view.locks(of: cpu.value).map(\.kind.name)
      let holds = lock.map { locks.contains($0.value) } ?? !locks.isEmpty
      return (holds, locks.isEmpty ? "that it holds no lock" : locks.map { "\"\($0)\"" }.joined(separator: ", "))
    case .inside(let cpu, let function):
      let functions = session.frames(of: cpu.value).map(\.procedure.name)
      return (
        functions.contains(function.value),
        functions.last.map { "it in \($0)" } ?? "that it has finished"
      )
    case .broken(let kind, let detail):
      let violations = session.verdict.violations.map(\.violation)
      let isBroken = violations.contains { violation in
        (kind.map { $0.value == violation.kind } ?? true) && (detail.map { $0 == violation.detail } ?? true)
      }
      return (
        isBroken,
        violations.isEmpty
          ? "nothing broken" : violations.map { "\($0.kind) \"\($0.detail)\"" }.joined(separator: ", ")
      )
    case .cost(let claim): return finding(about: claim)
    case .step(let number): return (session.position == number, "step \(session.position)")
    case .over:
      let running = session.view.runnable.map { "CPU \($0)" }.joined(separator: ", ")
      return (session.isOver, running.isEmpty ? "that nobody can go on" : "that \(running) can go on")
    }
  }

  private func finding(_ cpu: Int, _ state: Claim.State, _ reason: String?) -> (holds: Bool, found: String) {
    let (now, text): (Claim.State, String) =
      switch session.status(of: cpu) {
      case .ready: (.ready, "ready")
      case .choosing(let name, _): (.choosing, "choosing \(name)")
      case .blocked(let reason): (.blocked, "blocked: it \(reason)")
      case .finished: (.finished, "finished")
      case .stopped: (.stopped, "stopped")
      }
    return (now == state && reason.map { text.contains($0) } ?? true, "it \(text)")
  }

  private func finding(_ name: DemoName, _ value: String) -> (holds: Bool, found: String) {
    guard let found = names.find(name, in: session) else { return (false, Self.noValue) }
    if found.text == value || LineCursor.word(parsing: value) == found.word { return (true, found.text) }
    if let page = pageText(value), page == found.text { return (true, found.text) }
    return (false, found.text)
  }

  /// `head` and `page[0x48]` stand for the number of a page frame, as values write it.
  private func pageText(_ value: String) -> String? {
    guard let reading = session.reading else { return nil }
    if value == "head" { return reading.pages.first.map { "0x" + String($0.pfn, radix: 16) } }
    guard value.hasPrefix("page["), value.hasSuffix("]") else { return nil }
    return String(value.dropFirst(5).dropLast())
  }
}

/// What a caption speaks of, as views can mark it.
public enum DemoHighlight: Hashable, Sendable {
  /// A word of shared memory.
  case word(Address)
  /// A variable of a CPU, with its value and how people read it; `function` if the script names one.
  case variable(cpu: Int, function: String?, name: String, value: Word, text: String)
}

extension DemoPlayer {
  /// ``highlights`` as they can be marked now; names that stand for nothing at this step are left out.
  public var marks: [DemoHighlight] {
    highlights.compactMap { name in
      guard let found = names.find(name, in: session) else { return nil }
      guard case .variable(let cpu, let text) = name else { return found.address.map { .word($0) } }
      let (function, variable) = Names.parts(ofVariable: text)
      return .variable(cpu: cpu, function: function, name: variable, value: found.word, text: found.text)
    }
  }
}
