import PageCacheModel

extension LineCursor {
  /// What follows `cost`: `lock-every-caller mask with mix=0 work=2000`.
  mutating func costs() throws(Complaint) -> Statement.Kind {
    var proposals: [Spanned<String>] = []
    var settings: [Statement.Setting] = []
    while let word = word() {
      if word.value == "with" {
        settings = try self.settings()
        break
      }
      proposals.append(word)
    }
    guard !proposals.isEmpty else {
      throw Complaint(here, "proposals belong here, as in 'cost lock-every-caller mask with mix=0'")
    }
    return .cost(proposals, settings)
  }

  /// What follows `expect cost`: `lock-every-caller / mask > 2 on 256`.
  mutating func costClaim() throws(Complaint) -> CostClaim {
    guard let proposal = word() else { throw Complaint(here, "a proposal belongs here, as in \(Self.costExample)") }
    let subject: CostClaim.Subject
    guard let next = word() else {
      throw Complaint(here, "here belongs '/', 'lookup', 'deletion' or 'mostly', as in \(Self.costExample)")
    }
    switch next.value {
    case "/":
      guard let other = word() else {
        throw Complaint(here, "the other proposal belongs here, as in \(Self.costExample)")
      }
      let comparison = try comparison()
      guard let word = word() else { throw Complaint(here, "a number belongs here, as in \(Self.costExample)") }
      guard let number = Self.decimal(word.value) else {
        throw Complaint(word.span, "a number belongs here, as in \(Self.costExample)")
      }
      subject = .times(over: other, comparison, number)
    case "lookup", "deletion":
      let operation: CostClaim.Operation = next.value == "lookup" ? .lookup : .deletion
      subject = .latency(operation, try comparison(), try latency())
    case "mostly": subject = .mostly(try string("what costs most"))
    default:
      throw Complaint(
        next.span, "here belongs '/', 'lookup', 'deletion' or 'mostly', as in \(Self.costExample)",
        suggesting: Spelling.closest(to: next.value, among: ["lookup", "deletion", "mostly"]))
    }
    guard takeWord("on") else { throw Complaint(here, "'on' and a number of CPUs belong here, as in 'on 256'") }
    return CostClaim(proposal: proposal, subject: subject, cpus: try number("the number of CPUs", in: 1...256))
  }

  private static let costExample = "'cost lock-every-caller / mask > 2 on 256'"

  private mutating func comparison() throws(Complaint) -> CostClaim.Comparison {
    let example = "'>' or '<' belongs here"
    guard let word = word() else { throw Complaint(here, example) }
    guard let comparison = CostClaim.Comparison(rawValue: word.value) else { throw Complaint(word.span, example) }
    return comparison
  }

  /// `8ms`, in nanoseconds.
  private mutating func latency() throws(Complaint) -> Double {
    let example = "a time belongs here, such as 8ms, 1.5us or 200ns"
    guard let word = word() else { throw Complaint(here, example) }
    // `ms` ends in `s`, so the longer units come first.
    for (unit, scale) in CostWords.units.reversed() where word.value.hasSuffix(unit) {
      guard let number = Self.decimal(word.value.dropLast(unit.count)) else { break }
      return number * scale
    }
    throw Complaint(word.span, example)
  }

  /// A number of digits, perhaps with a point between them.
  static func decimal(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
    return isNumber && (1...2).contains(parts.count) && text.count <= 15 ? Double(text) : nil
  }
}
