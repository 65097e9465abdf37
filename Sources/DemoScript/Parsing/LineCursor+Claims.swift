import PageCacheModel

extension LineCursor {
  private static let claimExample =
    "a claim belongs here, such as 'page.private = 0', 'cpu 1 blocked', 'broken vm-bug' or 'not broken'"

  /// What follows `expect`.
  mutating func claim() throws(Complaint) -> Claim {
    var ahead = self
    if let word = ahead.word(), word.value == "not" {
      self = ahead
      return Claim(try subject(), isNegated: true)
    }
    let subject = try subject()
    guard case .value(let name, let value) = subject, value.isEmpty else { return Claim(subject) }
    // The sign of comparison was `!=`.
    return Claim(.value(name, try self.value()), isNegated: true)
  }

  private mutating func subject() throws(Complaint) -> Claim.Subject {
    var ahead = self
    guard let word = ahead.word(stops: ["=", "!", ","]) else {
      if peek == "\"" { return try comparison() }
      throw Complaint(here, Self.claimExample)
    }
    switch word.value {
    case "broken":
      self = ahead
      return try broken()
    case "step":
      self = ahead
      return .step(try number("the number of a step", in: 0...1_000_000_000).value)
    case "over":
      self = ahead
      return .over
    case "cost":
      self = ahead
      return .cost(try costClaim())
    case "cpu":
      if let subject = try cpuClaim() { return subject }
      return try comparison()
    default: return try comparison()
    }
  }

  /// A claim about a CPU that is no comparison; nil when it is one.
  private mutating func cpuClaim() throws(Complaint) -> Claim.Subject? {
    var ahead = self
    _ = ahead.word()
    let cpu = try ahead.cpu()
    guard let word = ahead.word(stops: ["=", "!"]) else {
      throw Complaint(ahead.here, "here belongs what the CPU does: blocked, finished, holds \"…\", in …, or index = 0")
    }
    if let state = Claim.State(rawValue: word.value) {
      let reason = ahead.peek == "\"" ? try ahead.string("the reason").value : nil
      self = ahead
      return .state(cpu: cpu, state, reason: reason)
    }
    switch word.value {
    case "holds":
      let lock = try ahead.lock()
      self = ahead
      return .holds(cpu: cpu, lock: lock)
    case "in":
      guard let function = ahead.word() else { throw Complaint(ahead.here, "the name of a function belongs here") }
      self = ahead
      return .inside(cpu: cpu, function: function)
    default:
      if ahead.peek == "=" || ahead.peek == "!" { return nil }
      throw Complaint(
        word.span, "a CPU is ready, choosing, blocked, finished or stopped, holds \"…\", is in …, or has index = 0",
        suggesting: Spelling.closest(to: word.value, among: Claim.State.allCases.map(\.rawValue) + ["holds"]))
    }
  }

  private mutating func lock() throws(Complaint) -> Spanned<String>? {
    if take("a lock") { return nil }
    return try string("the name of a lock")
  }

  private mutating func broken() throws(Complaint) -> Claim.Subject {
    let (kind, detail) = try violation(before: [])
    return .broken(kind: kind, detail: detail)
  }

  /// `NAME = VALUE`; of `NAME != VALUE` only the name is read, and the value is left empty.
  private mutating func comparison() throws(Complaint) -> Claim.Subject {
    let name = try name()
    if take("!=") { return .value(name, "") }
    guard take("=") else {
      throw Complaint(isAtEnd ? name.span : here, "'=' or '!=' and a value belong here, as in '\(name.value) = 0'")
    }
    return .value(name, try value())
  }

  private mutating func value() throws(Complaint) -> String {
    if peek == "\"" { return try string("a value").value }
    guard let word = word() else { throw Complaint(here, "a value belongs here, such as 0, 0x48, 0:8 or NULL") }
    return word.value
  }
}
