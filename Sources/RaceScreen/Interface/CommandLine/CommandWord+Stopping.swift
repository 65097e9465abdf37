import PageCacheModel
import RaceSession

extension CommandWord {
  /// Commands that mark places and moments.
  static let stopping: [CommandWord] = [
    CommandWord(
      "break", "[CPU] PLACE", "play stops before a line runs or where a function is entered, as in 'break xas_reload'",
      possibilities: { o in
        let cpu = o.words.first.flatMap(Int.init).map { "\($0) " } ?? ""
        return places(o).map { cpu + $0 }
      },
      order: { (o) throws(CommandProblem) in .act(.addStop(try breakpoint(o))) }),
    CommandWord(
      "watch", "WORD [read | write]", "play stops where a word is used, as in 'watch page[0x48].private write'",
      possibilities: accesses, order: { (o) throws(CommandProblem) in .act(.addStop(try watchpoint(o))) }),
    CommandWord(
      "forget", "STOP | BOOKMARK", "remove a breakpoint, a watchpoint or a bookmark, spelt as B lists it",
      possibilities: { o in
        (o.session?.stops.map(\.description) ?? []) + (o.session?.bookmarks.map(\.name) ?? [])
      }, order: forget),
    CommandWord(
      "bookmark", "[NAME]", "put a bookmark here",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        return .act(.bookmark(o.text.isEmpty ? nil : CellWidth.cut(o.text, to: 40)))
      }),
    CommandWord("ways", "", "the ways that you left, bookmarks, breakpoints and watchpoints") { _ in .perform(.ways) },
  ]

  private static func breakpoint(_ o: Operands) throws(CommandProblem) -> StopPoint {
    guard let first = o.words.first else { throw CommandProblem("'break' takes a place, as in 'break xas_reload'") }
    guard Int(first) != nil else { return .breakpoint(try o.place(o.text), cpu: nil) }
    return .breakpoint(try o.place(parts(of: o.text).rest), cpu: try o.cpu(first))
  }

  private static func watchpoint(_ o: Operands) throws(CommandProblem) -> StopPoint {
    let session = try o.run()
    if o.text.isEmpty { throw CommandProblem("'watch' takes a word, as in 'watch page[0x48].private write'") }
    if let (name, kind) = try watched(o.text, in: session) { return .watchpoint(name, kind) }
    return .watchpoint(o.words[0], .any)
  }

  @Sendable private static func forget(_ o: Operands) throws(CommandProblem) -> Order {
    let session = try o.run()
    if let stop = session.stops.first(where: { $0.description == o.text }) { return .act(.removeStop(stop)) }
    if session.bookmarks.contains(where: { $0.name == o.text }) { return .act(.removeBookmark(o.text)) }
    let names = session.stops.map(\.description) + session.bookmarks.map(\.name)
    throw CommandProblem("there is no mark '\(o.text)'", suggestion: Spelling.closest(to: o.text, among: names))
  }

  /// A word of the run and how it is to be used; nil when the text begins with none.
  ///
  /// - Throws: when what follows the word is no use of it.
  static func watched(_ text: String, in session: Session) throws(CommandProblem) -> (String, WatchedAccess)? {
    let (name, rest) = parts(of: text)
    guard (try? session.words(called: name)) != nil else { return nil }
    if rest.isEmpty { return (name, .any) }
    guard let kind = WatchedAccess(rawValue: rest) else {
      throw CommandProblem(
        "'\(rest)' is no use of a word: read, write or access",
        suggestion: Spelling.closest(to: rest, among: WatchedAccess.allCases.map(\.rawValue)))
    }
    return (name, kind)
  }

  // MARK: Possibilities

  @Sendable static func cpus(_ o: Operands) -> [String] { (0..<(o.session?.cpuCount ?? 0)).map(String.init) }

  /// Functions and what lines call; once a function is spelt with a colon, its lines.
  static func places(_ o: Operands) -> [String] {
    guard let session = o.session else { return [] }
    let reachable = Set((0..<session.cpuCount).flatMap(session.functions))
    var typed = Substring(o.text)
    if let word = typed.lastIndex(of: " "), !typed.contains(":") { typed = typed[typed.index(after: word)...] }
    if let colon = typed.firstIndex(of: ":") {
      let function = typed[..<colon].split(separator: " ").last.map(String.init) ?? ""
      guard let number = session.program.number(of: function) else { return [] }
      return session.program.lineRanges[number].map { session.program.lines[$0] }.filter(\.runs).map {
        "\(function):\($0.name)"
      }
    }
    let procedures = session.program.procedures
    let idle = Set(procedures.indices.filter { !reachable.contains($0) }.map { procedures[$0].name })
    return ResolvedPlace.names(in: session.program).filter { !idle.contains($0) }.sorted()
  }

  /// Words, and once one is spelt out how it may be used.
  @Sendable static func accesses(_ o: Operands) -> [String] {
    guard let session = o.session else { return [] }
    let (name, _) = parts(of: o.text)
    let names = session.wordNames(beginningWith: name)
    return names + (names.contains(name) ? WatchedAccess.allCases.map { "\(name) \($0.rawValue)" } : [])
  }
}
