/// Words that begin a part of a report.
enum ReportStarter: Hashable {
  /// `page:ffffea…`, the first line of a dump.
  case page
  /// `flags: 0x…`.
  case flags
  /// `raw: …`.
  case raw
  /// `page dumped because: …`.
  case reason
  /// `kernel BUG at FILE:LINE!`.
  case bug

  /// What begins with the first of `words`.
  init?(_ words: ArraySlice<LogWord>) {
    guard let first = words.first else { return nil }
    switch first.text {
    case "page" where Self.texts(words, 3) == ["page", "dumped", "because:"]: self = .reason
    case "kernel" where Self.texts(words, 3) == ["kernel", "BUG", "at"]: self = .bug
    case "flags:" where words.dropFirst().first.map { $0.text.hasPrefix("0x") } == true: self = .flags
    case "raw:": self = .raw
    case "page:":
      guard let next = words.dropFirst().first, next.text.hasPrefix("refcount:") || next.text.hasPrefix("count:") else {
        return nil
      }
      self = .page
    default:
      guard first.text.hasPrefix("page:"), Self.isAddress(first.text.dropFirst(5)) else { return nil }
      self = .page
    }
  }

  /// How many words it takes itself.
  var length: Int {
    switch self {
    case .page: 0
    case .flags, .raw: 1
    case .reason, .bug: 3
    }
  }

  /// How many words at the end of a line may begin something that goes on in the next.
  static func openEnd(_ words: [LogWord]) -> Int {
    for count in [2, 1] where words.count >= count {
      let end = words.suffix(count).map(\.text)
      if openings.contains(where: { $0.starts(with: end) && $0.count > count }) { return count }
    }
    return 0
  }

  private static let openings: [[Substring]] = [
    ["page", "dumped", "because:"], ["kernel", "BUG", "at"], ["flags:", "0x0"], ["page:", "count:1"],
  ]

  private static func texts(_ words: ArraySlice<LogWord>, _ count: Int) -> [Substring] {
    words.prefix(count).map(\.text)
  }

  /// Whether it is an address, or what the kernel prints to hide one.
  private static func isAddress(_ text: Substring) -> Bool {
    text == "(____ptrval____)" || text.count >= 4 && text.allSatisfy(\.isHexDigit)
  }
}
