/// A place in a log, for messages.
public struct LogPlace: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int

  /// Character `column` of line `line`.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A word of a log and where it stands.
struct LogWord: Hashable, Sendable {
  /// The text, without blanks and control characters.
  var text: Substring
  /// Where it begins.
  var place: LogPlace

  /// The word without its first `count` characters, which are ASCII.
  func dropping(_ count: Int) -> LogWord {
    LogWord(text: text.dropFirst(count), place: LogPlace(line: place.line, column: place.column + count))
  }
}

/// One line of a log as words. Blanks, control characters and the colours of a terminal part them.
struct LogLine: Sendable {
  /// The words, without what a logger or a mail puts before them.
  private(set) var words: [LogWord] = []
  /// The place where the line goes on beyond what is read.
  private(set) var cut: LogPlace?

  /// So many bytes of a line are read. A line of a kernel log has at most about a thousand.
  static let lengthLimit = 4_000

  /// The line with number `number`.
  init(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, number: Int) {
    var column = 1
    var index = bytes.startIndex
    var start: (index: Int, column: Int)?
    let end = min(bytes.endIndex, bytes.startIndex + Self.lengthLimit)
    while index < end {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7f {
        if let start { append(bytes[start.index..<index], LogPlace(line: number, column: start.column)) }
        start = nil
        let length = byte == 0x1b ? Self.colourLength(bytes[index..<end]) : 1
        index += length
        column += length
        continue
      }
      if start == nil { start = (index, column) }
      // The other bytes of a character of UTF-8 do not count.
      if byte & 0xc0 != 0x80 { column += 1 }
      index += 1
    }
    if let start { append(bytes[start.index..<index], LogPlace(line: number, column: start.column)) }
    if end < bytes.endIndex { cut = LogPlace(line: number, column: column) }
    LogPrefix.strip(&words)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, _ place: LogPlace) {
    words.append(LogWord(text: String(decoding: bytes, as: UTF8.self)[...], place: place))
  }

  /// The length of a control sequence such as the colours of dmesg.
  private static func colourLength(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> Int {
    guard bytes.count > 1, bytes[bytes.startIndex + 1] == UInt8(ascii: "[") else { return 1 }
    let last = bytes.dropFirst(2).firstIndex { !(0x20...0x3f).contains($0) }
    return last.map { $0 - bytes.startIndex + 1 } ?? bytes.count
  }
}
