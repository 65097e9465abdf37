import PageCacheModel

/// The lines that say what each CPU of an own scenario does.
extension LineCursor {
  /// Verbs that name a page and nothing else.
  private static let plainCalls: [String: @Sendable (UInt64) -> SketchedCall] = [
    "exit": { .exit($0) }, "write-fault": { .writeFault($0) }, "free-swap": { .freeSwap($0) },
    "reclaim": { .reclaim($0) }, "swap-in": { .swapIn($0) }, "rmap-walk": { .rmapWalk($0) },
  ]
  private static let verbs = Set(LanguagePart.calls.map(\.keyword)).sorted()

  /// What follows `cpu 0`: `lookup swap 0:10 by readahead`.
  mutating func call() throws(Complaint) -> Spanned<SketchedCall> {
    let list = Self.verbs.joined(separator: ", ")
    guard let verb = word() else { throw Complaint(here, "here belongs what the CPU does: \(list)") }
    return Spanned(try call(verb, list), verb.span)
  }

  private mutating func call(_ verb: Spanned<String>, _ list: String) throws(Complaint) -> SketchedCall {
    switch verb.value {
    case "lookup": return try lookup()
    case "move", "swap-out":
      let page = try namedPage()
      guard takeWord("to"), takeWord("swap") else { throw Complaint(here, "'to swap' and a slot belong here") }
      let slot = try slot("a swap slot")
      return verb.value == "move" ? .move(page, to: slot) : .swapOut(page, to: slot)
    case "split": return try split()
    case "truncate": return try truncate()
    default:
      guard let call = Self.plainCalls[verb.value] else {
        throw Complaint(
          verb.span, "a CPU cannot '\(verb.value.shortened)'",
          notes: ["known: \(list)"], suggesting: Spelling.closest(to: verb.value, among: Self.verbs))
      }
      return call(try namedPage())
    }
  }

  /// `page 0x48`.
  private mutating func namedPage() throws(Complaint) -> UInt64 {
    guard takeWord("page") else { throw Complaint(here, "a page belongs here, as in 'page 0x48'") }
    return try frame("the frame of a page").value
  }

  private mutating func lookup() throws(Complaint) -> SketchedCall {
    guard takeWord("any") else {
      let (cache, slot) = try cache()
      return cache == .swap
        ? .lookup(.slot(slot), by: try reader() ?? .readahead) : .fileLookup(.slot(slot), by: try reader() ?? .read)
    }
    guard takeWord("of") else { throw Complaint(here, "'of page' and a page belong here, as in 'any of page 0x48'") }
    let page = try namedPage()
    var ahead = self
    if ahead.takeWord("by"), let word = ahead.word(), let reader = SketchedCall.FileReader(rawValue: word.value) {
      self = ahead
      return .fileLookup(.any(of: page), by: reader)
    }
    return .lookup(.any(of: page), by: try reader() ?? .readahead)
  }

  /// `by readahead`; nil when nobody is named.
  private mutating func reader<Reader: RawRepresentable & CaseIterable>() throws(Complaint) -> Reader?
  where Reader.RawValue == String { takeWord("by") ? try one(of: Reader.self, "who looks it up") : nil }

  private mutating func split() throws(Complaint) -> SketchedCall {
    let page = try namedPage()
    let part = takeWord("deleting") ? UInt64(try number("the number of a part", in: 0...511).value) : 1
    var head: SketchedCall.HeadFate = part == 0 ? .freed : .kept
    if takeWord("head") { head = try one(of: SketchedCall.HeadFate.self, "what becomes of the head") }
    return .split(page, deleting: part, oldHead: part == 0 && head == .kept ? .freed : head)
  }

  private mutating func truncate() throws(Complaint) -> SketchedCall {
    let page = try namedPage()
    guard takeWord("reading") else { return .truncate(page, thenRead: nil) }
    let slot = try slot("a file index")
    let part = takeWord("into") ? UInt64(try number("the number of a part", in: 0...511).value) : 0
    return .truncate(page, thenRead: SketchedCall.Read(slot, into: part))
  }

  private mutating func one<Word: RawRepresentable & CaseIterable>(
    of type: Word.Type, _ what: String
  ) throws(Complaint) -> Word where Word.RawValue == String {
    let names = Word.allCases.map(\.rawValue)
    guard let word = word() else { throw Complaint(here, "\(what) belongs here: \(names.joined(separator: ", "))") }
    guard let value = Word(rawValue: word.value) else {
      throw Complaint(
        word.span, "\(what) belongs here: \(names.joined(separator: ", "))",
        suggesting: Spelling.closest(to: word.value, among: names))
    }
    return value
  }
}
