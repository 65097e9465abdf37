import RaceMachine

extension LineCursor {
  /// A whole number from `range`.
  mutating func number(_ what: String, in range: ClosedRange<Int>) throws(Complaint) -> Spanned<Int> {
    guard let word = word() else { throw Complaint(here, "\(what) belongs here, as a number") }
    guard word.value.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let value = Int(word.value) else {
      let isHuge = word.value.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
      throw Complaint(
        word.span, isHuge ? "\(what) is at most \(range.upperBound)" : "\(what) belongs here, as a number")
    }
    guard range.contains(value) else {
      throw Complaint(
        word.span,
        value > range.upperBound ? "\(what) is at most \(range.upperBound)" : "\(what) is at least \(range.lowerBound)")
    }
    return Spanned(value, word.span)
  }

  /// The number of a CPU.
  mutating func cpu() throws(Complaint) -> Spanned<Int> { try number("the number of a CPU", in: 0...1023) }

  /// `2s`, `1.5s` or `500ms`, in milliseconds.
  mutating func duration() throws(Complaint) -> Int {
    let example = "a time belongs here, such as 2s, 1.5s or 500ms"
    guard let word = word() else { throw Complaint(here, example) }
    let text = word.value
    let (digits, scale) = text.hasSuffix("ms") ? (text.dropLast(2), 1) : (text.dropLast(1), 1000)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasSuffix("s"), parts.count <= (scale == 1 ? 1 : 2),
      parts.allSatisfy({ !$0.isEmpty && $0.count <= 9 && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }),
      let whole = Int(parts[0])
    else { throw Complaint(word.span, example) }
    var milliseconds = whole * scale
    if parts.count == 2 {
      let thousandths = (parts[1] + "000").prefix(3)
      milliseconds += Int(thousandths) ?? 0
    }
    guard milliseconds <= 600_000 else { throw Complaint(word.span, "a pause lasts at most 10 minutes: 600s") }
    return milliseconds
  }

  /// `key=value`, at least one.
  mutating func settings() throws(Complaint) -> [Statement.Setting] {
    var settings: [Statement.Setting] = []
    repeat {
      guard let name = word(stops: ["="]) else { throw Complaint(here, "a parameter belongs here, as in 'offset=10'") }
      guard take("=") else { throw Complaint(name.span, "'\(name.value)' needs a value, as in 'offset=10'") }
      guard let value = word() else { throw Complaint(here, "the value of '\(name.value)' belongs here") }
      settings.append(Statement.Setting(name: name, value: value))
    } while !isAtEnd
    return settings
  }

  /// A number of a slot or of a page frame, decimal or hexadecimal.
  static func word(parsing text: some StringProtocol) -> Word? {
    if text.hasPrefix("0x") { return Word(text.dropFirst(2), radix: 16) }
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Word(text)
  }
}
