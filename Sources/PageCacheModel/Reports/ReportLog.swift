/// A log and the reports of pages in it.
public struct ReportLog: Sendable {
  /// The reports, in the order of the log.
  public private(set) var reports: [PageReport] = []
  /// What the log has instead of a page dump, and where: the first line that speaks of another failure.
  public private(set) var stranger: PageReport.Complaint?
  /// How many lines were read.
  public private(set) var lineCount = 0
  /// Whether there are more reports than are read.
  public private(set) var isCut = false

  /// So many reports are read. A machine that prints more has said what it has to say.
  public static let reportLimit = 100
  /// A report that says nothing for so many lines is over.
  static let silenceLimit = 200

  /// Reads a log, which need not be UTF-8.
  public init(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { read($0) } }

  /// Reads a log.
  public init(_ text: String) { self.init(Array(text.utf8)) }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader: ReportReader?
    var held: [LogWord] = []
    var start = 0
    while start < bytes.count {
      let line = LineScan(bytes, from: start)
      lineCount += 1
      start = line.next
      if reader == nil, held.isEmpty, !line.mayConcern { continue }
      let whole = LogLine(bytes[line.range], number: lineCount)
      var words = held + whole.words
      if stranger == nil { stranger = Self.stranger(words) }
      let openEnd = ReportStarter.openEnd(words)
      held = Array(words.suffix(openEnd))
      words.removeLast(openEnd)
      take(words, cut: whole.cut, &reader)
      if isCut { break }
    }
    reader?.read(held[...])
    if let reader { finish(reader) }
    reports.removeAll { !$0.hasDump && ReportedCheck($0) == nil }
  }

  private mutating func take(_ words: [LogWord], cut: LogPlace?, _ reader: inout ReportReader?) {
    var rest = words[...]
    while let opening = rest.indices.first(where: { Self.opens(rest[$0...], after: reader) }) {
      reader?.read(rest[..<opening])
      if let reader { finish(reader) }
      guard reports.count < Self.reportLimit else {
        isCut = true
        reader = nil
        return
      }
      reader = ReportReader(at: rest[opening].place)
      reader?.readFirst(&rest, from: opening)
    }
    reader?.read(rest)
    reader?.endLine(cut: cut)
    if let open = reader, open.silentLines > Self.silenceLimit {
      finish(open)
      reader = nil
    }
  }

  private mutating func finish(_ reader: ReportReader) {
    let report = reader.finished()
    if report.hasDump || report.bugPlace != nil { reports.append(report) }
  }

  /// Whether `words` begin a report, while `reader` reads another.
  private static func opens(_ words: ArraySlice<LogWord>, after reader: ReportReader?) -> Bool {
    guard let starter = ReportStarter(words) else { return false }
    return reader?.isOver(before: starter) ?? true
  }

  /// A failure that is no page dump.
  private static func stranger(_ words: [LogWord]) -> PageReport.Complaint? {
    for (index, word) in words.enumerated() {
      let next = words.dropFirst(index + 1).map(\.text)
      switch word.text {
      case "Oops:", "BUG:":
        return PageReport.Complaint(place: word.place, message: ([word.text] + next.prefix(6)).joined(separator: " "))
      case "BUG" where next.first == "at":
        return PageReport.Complaint(
          place: word.place, message: (["kernel BUG"] + next.prefix(2).map(String.init)).joined(separator: " "))
      default: continue
      }
    }
    return nil
  }
}

/// Where a line ends, and whether it can be of interest while no report is open.
private struct LineScan {
  let range: Range<Int>
  let next: Int
  private(set) var mayConcern = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      switch bytes[index] {
      case UInt8(ascii: ":"): if !mayConcern, Self.isKey(bytes, start, index) { mayConcern = true }
      case UInt8(ascii: "G"): if !mayConcern, Self.isBug(bytes, start, index) { mayConcern = true }
      default: break
      }
      index += 1
    }
    range = start..<index
    next = index + 1
  }

  /// Whether the word BUG ends here.
  private static func isBug(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ last: Int) -> Bool {
    last - start >= 2 && bytes[last - 2] == UInt8(ascii: "B") && bytes[last - 1] == UInt8(ascii: "U")
  }

  /// Whether one of the words that begin something ends before the colon at `colon`: page, flags, raw, because, Oops,
  /// BUG, and the name of a source file.
  private static func isKey(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ colon: Int) -> Bool {
    guard colon - start >= 2 else { return false }
    switch (bytes[colon - 2], bytes[colon - 1]) {
    case (UInt8(ascii: "g"), UInt8(ascii: "e")), (UInt8(ascii: "g"), UInt8(ascii: "s")),
      (UInt8(ascii: "a"), UInt8(ascii: "w")), (UInt8(ascii: "s"), UInt8(ascii: "e")),
      (UInt8(ascii: "p"), UInt8(ascii: "s")), (UInt8(ascii: "U"), UInt8(ascii: "G")),
      (UInt8(ascii: "."), UInt8(ascii: "h")), (UInt8(ascii: "."), UInt8(ascii: "c")):
      return true
    default: return false
    }
  }
}
