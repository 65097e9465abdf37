/// What loggers and mails put before the words of the kernel.
enum LogPrefix {
  /// Takes quote marks, levels, times, names of hosts, and names of CPUs and threads away.
  static func strip(_ words: inout [LogWord]) {
    var rest = words[...]
    while let first = rest.first {
      if let shorter = withoutMark(first) {
        rest.removeFirst()
        if !shorter.text.isEmpty { rest.insert(shorter, at: rest.startIndex) }
      } else if let after = afterBracket(rest) {
        rest = after
      } else if let name = rest.prefix(10).firstIndex(where: { $0.text == "kernel:" }) {
        rest = rest[(name + 1)...]
      } else {
        break
      }
    }
    if rest.count < words.count || rest.first != words.first { words = Array(rest) }
  }

  /// The word without a quote mark `>`, a level `<4>`, or the numbers of /dev/kmsg `6,12,345,-;`.
  private static func withoutMark(_ word: LogWord) -> LogWord? {
    let text = word.text
    switch text.utf8.first {
    case UInt8(ascii: ">"), UInt8(ascii: "|"):
      return word.dropping(1)
    case UInt8(ascii: "<"):
      let digits = text.utf8.dropFirst().prefix(3).prefix { $0.isDigit }.count
      guard digits > 0, text.utf8.dropFirst(digits + 1).first == UInt8(ascii: ">") else { return nil }
      return word.dropping(digits + 2)
    case .some(let byte) where byte.isDigit:
      let numbers = text.utf8.prefix { $0.isDigit || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }.count
      guard text.utf8.dropFirst(numbers).first == UInt8(ascii: ";") else { return nil }
      return word.dropping(numbers + 1)
    default: return nil
    }
  }

  /// What stands behind `[ 1234.567890]`, `[T123]` or the like.
  private static func afterBracket(_ words: ArraySlice<LogWord>) -> ArraySlice<LogWord>? {
    guard words.first?.text.utf8.first == UInt8(ascii: "[") else { return nil }
    for index in words.indices.prefix(8) {
      guard let close = words[index].text.firstIndex(of: "]") else { continue }
      let tail = words[index].dropping(words[index].text.distance(from: words[index].text.startIndex, to: close) + 1)
      return (tail.text.isEmpty ? [] : [tail]) + words[(index + 1)...]
    }
    return nil
  }
}

extension UInt8 {
  /// Whether it is the character of a decimal digit.
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
