import PageCacheModel

/// The lines that put pages on the stage of an own scenario.
extension LineCursor {
  /// What follows `page`: `0x48 huge in swap 0:8 mapped`.
  mutating func page() throws(Complaint) -> Statement.Page {
    let frame = try frame("the frame of the page")
    var page = Statement.Page(frame: frame, traits: [])
    while !isAtEnd { page.traits.append(try trait()) }
    return page
  }

  private static let traits = LanguagePart.traits.map(\.keyword)

  private mutating func trait() throws(Complaint) -> Spanned<Statement.PageTrait> {
    let list = Self.traits.map { "'\($0)'" }.joined(separator: ", ")
    guard let word = word() else { throw Complaint(here, "here belongs one of \(list)") }
    let trait: Statement.PageTrait
    switch word.value {
    case "huge": trait = .huge
    case "order": trait = .order(try number("the order", in: 0...9).value)
    case "in", "of":
      let cache = try cache()
      trait = word.value == "of" ? .of(cache.kind, cache.slot) : .in(cache.kind, cache.slot)
    case "mapped": trait = .mapped(peek?.isNumber == true ? try number("how often", in: 1...8).value : 1)
    case "used": trait = .used(peek?.isNumber == true ? try slots() : [])
    case "dirty": trait = .dirty
    case "fresh": trait = .fresh
    default:
      throw Complaint(
        word.span, "here belongs one of \(list), not '\(word.value.shortened)'",
        suggesting: Spelling.closest(to: word.value, among: Self.traits))
    }
    return Spanned(trait, word.span)
  }

  private mutating func slots() throws(Complaint) -> [UInt64] {
    var slots: [UInt64] = []
    while peek?.isNumber == true { slots.append(try slot("a slot").index) }
    return slots
  }

  /// `swap 0:8`, `file 0:5` or `tmpfs 0:5`.
  mutating func cache() throws(Complaint) -> (kind: Statement.Cache, slot: SketchedSlot) {
    let example = "a place belongs here: 'swap 0:8', 'file 0:5' or 'tmpfs 0:5'"
    guard let word = word() else { throw Complaint(here, example) }
    guard let kind = Statement.Cache(rawValue: word.value) else {
      throw Complaint(
        word.span, example,
        suggesting: Spelling.closest(to: word.value, among: Statement.Cache.allCases.map(\.rawValue)))
    }
    return (kind, try slot(kind == .swap ? "a swap slot" : "a file index"))
  }

  /// `0:8`, or `8` of file 0.
  mutating func slot(_ what: String) throws(Complaint) -> SketchedSlot {
    let place = try offset(what)
    return SketchedSlot(file: place.file, index: place.offset)
  }

  /// The number of a page frame.
  mutating func frame(_ what: String) throws(Complaint) -> Spanned<UInt64> {
    guard let word = word() else { throw Complaint(here, "\(what) belongs here, such as 0x48") }
    guard let number = Self.word(parsing: word.value) else {
      throw Complaint(word.span, "\(what) belongs here, such as 0x48")
    }
    return Spanned(number, word.span)
  }
}
