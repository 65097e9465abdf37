import RaceMachine

extension ReportReader {
  /// The number of a word in hexadecimal digits, with or without `0x`; else a complaint.
  mutating func hexadecimal(_ word: LogWord, complains: Bool = true) -> Word? {
    let digits = word.text.hasPrefix("0x") ? word.text.dropFirst(2) : word.text
    if let value = Word(digits, radix: 16), !digits.hasPrefix("+") { return value }
    if complains { complain(word.place, Self.complaint(word.text, isNumber: digits.allSatisfy(\.isHexDigit))) }
    return nil
  }

  /// The number of a word in decimal digits, with a sign or not; else a complaint.
  mutating func decimal(_ word: LogWord) -> Int? {
    let text = word.text
    if let value = Int(text) { return value }
    // A count below zero may be printed without its sign.
    if let value = Word(text) { return Int(Int64(bitPattern: value)) }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text
    complain(word.place, Self.complaint(text, isNumber: digits.utf8.allSatisfy(\.isDigit)))
    return nil
  }

  private static func complaint(_ text: Substring, isNumber: Bool) -> String {
    if text.isEmpty { return "a number is missing here" }
    let shown = "'\(Printable.text(text.prefix(24)))\(text.count > 24 ? "…" : "")'"
    return isNumber ? "\(shown) does not fit into 64 bits" : "\(shown) is no number"
  }
}

/// Text of a log that may be shown: nothing that a terminal obeys.
enum Printable {
  /// `text` with controls and invisible marks replaced.
  static func text(_ text: Substring) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(shown)))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7f ? "?" : scalar }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return "?"
    default: return scalar
    }
  }
}

extension PageReport {
  mutating func setFlagNames(_ text: String) {
    // Later releases print what the upper bits say among the names, as in zone=2.
    let names = text.split(separator: "|").filter { !$0.contains("=") }
    if flagNames == nil { flagNames = names.map { Printable.text($0) } }
  }

  mutating func setRegister(_ name: String, _ value: Word) {
    guard registers.count < 32, !registers.contains(where: { $0.name == name }) else { return }
    registers.append((name, value))
  }

  /// A raw word of the short form.
  mutating func setRaw(_ label: String, _ value: Word) {
    switch label {
    case "index": raw.index = raw.index ?? value
    case "private": raw.privateWord = raw.privateWord ?? value
    default: setCounts(value)
    }
  }

  /// The next of the eight words of `struct page`.
  mutating func addRaw(_ value: Word) {
    words.append(value)
    switch words.count {
    case 1: raw.flags = value
    case 4: raw.mapping = value
    case 5: raw.index = value
    case 6: raw.privateWord = value
    case 7: setCounts(value)
    default: break
    }
  }

  /// Both counts are packed: `_mapcount`, which begins at −1, below `_refcount`.
  private mutating func setCounts(_ value: Word) {
    guard raw.refcount == nil else { return }
    raw.refcount = Int(Int32(truncatingIfNeeded: value >> 32))
    raw.mapcount = Int(Int32(truncatingIfNeeded: value)) + 1
  }
}
