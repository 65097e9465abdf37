/// Reads one report word by word. Wrapped lines make no difference: what a word means depends on the words before it,
/// not on the line.
struct ReportReader {
  var report: PageReport
  /// What the next words belong to.
  var part = Part.none
  /// How many lines in a row have said nothing.
  private(set) var silentLines = 0
  private var hasSpoken = false
  private var seen: Set<ReportStarter> = []

  /// A part of a report that goes on over several words.
  enum Part {
    case none
    /// A field of the first line whose value is the next word.
    case field(String)
    /// The word of flags comes next.
    case flags
    /// The names of flags, up to the closing parenthesis.
    case flagNames(String)
    /// Raw words; `label` says what the next one is, in the short form.
    case raw(label: String?)
    /// The reason, as far as it is read.
    case reason(String)
    /// The place of a BUG comes next.
    case bug
    /// The function that failed comes next.
    case function
    /// A register comes next.
    case register(String)
    /// The name of the task comes next.
    case task
    /// The release of the kernel comes somewhere in the rest of the line.
    case release
  }

  init(at place: LogPlace) { report = PageReport(at: place) }

  /// Whether `starter` belongs to another report than this one.
  func isOver(before starter: ReportStarter) -> Bool {
    switch starter {
    case .page: return true
    case .bug: return seen.contains(.bug)
    case .reason: return seen.contains(.reason) || seen.contains(.bug)
    // Later lines may speak of flags once more, such as those of an allocation.
    case .flags, .raw: return false
    }
  }

  /// Reads the word that opens the report, so that it does not open the next one.
  mutating func readFirst(_ words: inout ArraySlice<LogWord>, from opening: Int) {
    words = words[opening...]
    guard let starter = ReportStarter(words) else { return }
    begin(starter, &words)
  }

  /// Reads words of one line.
  mutating func read(_ words: ArraySlice<LogWord>) {
    var rest = words
    while !rest.isEmpty {
      if let starter = ReportStarter(rest) { begin(starter, &rest) } else { readWord(rest.removeFirst()) }
    }
  }

  /// The line ends here; `cut` if it is longer than what is read.
  mutating func endLine(cut: LogPlace?) {
    if let cut { complain(cut, "the line is longer than \(LogLine.lengthLimit) bytes; the rest of it is not read") }
    switch part {
    case .reason(let text) where text.isComplete || text.utf8.count > 300: end()
    case .release, .task, .function, .register: part = .none
    default: break
    }
    silentLines = hasSpoken ? 0 : silentLines + 1
    hasSpoken = false
  }

  /// The report, with what is wrong with it as a whole.
  func finished() -> PageReport {
    var copy = self
    copy.end()
    copy.compare()
    return copy.report
  }

  /// Ends a part that has an open end.
  mutating func end() {
    switch part {
    case .flagNames(let text): report.setFlagNames(text)
    case .reason(let text): report.reason = text.isEmpty ? nil : text
    default: break
    }
    part = .none
  }

  mutating func speak() { hasSpoken = true }

  mutating func complain(_ place: LogPlace, _ message: String) {
    guard report.complaints.count < 20 else { return }
    report.complaints.append(PageReport.Complaint(place: place, message: message))
  }

  private mutating func begin(_ starter: ReportStarter, _ words: inout ArraySlice<LogWord>) {
    end()
    speak()
    guard let place = words.first?.place else { return }
    words.removeFirst(min(words.count, max(starter.length, 0)))
    let isRepeated = !seen.insert(starter).inserted
    // Raw words fill two lines.
    if isRepeated, starter != .raw { complain(place, "\(starter) stands here again; the first one counts") }
    switch starter {
    case .page: if let first = words.popFirst() { readAddress(first) }
    case .flags: part = isRepeated || seen.contains(.reason) ? .none : .flags
    case .raw: part = .raw(label: nil)
    case .reason: part = .reason("")
    case .bug: part = .bug
    }
  }

  private mutating func readAddress(_ word: LogWord) {
    let value = word.dropping(5)
    if value.text.isEmpty || value.text == "(____ptrval____)" { return }
    // Some releases hide addresses behind numbers that are none.
    if let number = hexadecimal(value), number >> 47 == 0x1_ffff || number <= 0xffff_ffff { report.page = number }
  }
}

extension String {
  /// Whether all parentheses of a reason are closed.
  fileprivate var isComplete: Bool {
    !isEmpty && utf8.count { $0 == UInt8(ascii: "(") } <= utf8.count { $0 == UInt8(ascii: ")") }
  }
}
