import RaceSession

/// What a line that is being typed may become.
struct Completion: Hashable, Sendable {
  /// The line as far as it was typed.
  let typed: String
  /// The lines that it may become, in order; those that say the same are one.
  let lines: [String]
  /// The one that was taken; nil as long as none was.
  private(set) var taken: Int?

  init(of typed: String, session: Session?) {
    self.typed = typed
    var lines: [String] = []
    let (word, _) = CommandWord.parts(of: typed)
    if let space = typed.drop(while: { $0 == " " }).firstIndex(of: " ") {
      let lead = typed[...space]
      let rest = String(typed[space...].drop { $0 == " " })
      let operands = Operands(text: rest, session: session, cpu: 0)
      lines = CommandWord.command(word)?.possibilities(operands).filter { $0.hasPrefix(rest) }.map { lead + $0 } ?? []
    } else {
      let words = CommandWord.all.filter { session != nil || $0.needsNoRun }
      lines = words.filter { $0.name.hasPrefix(word) }.map { $0.name + ($0.operands.isEmpty ? "" : " ") }
    }
    var seen: Set<String> = []
    self.lines = lines.filter { $0 != typed && seen.insert($0).inserted }
  }

  /// What all of the lines begin with.
  var common: String {
    guard var common = lines.first else { return typed }
    for line in lines.dropFirst() {
      common = String(zip(common, line).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }

  /// The next line, or the one before; as far as all lines agree, that first.
  mutating func take(_ direction: Int) -> String {
    guard !lines.isEmpty else { return typed }
    if taken == nil, lines.count > 1, common.count > typed.count { return common }
    let start = direction > 0 ? -1 : lines.count
    let next = ((taken ?? start) + direction + lines.count) % lines.count
    taken = next
    return lines[next]
  }

  /// What the rows of the possibilities say: what is new in each, from the last word that is typed whole on.
  var words: [String] {
    let stem = typed.lastIndex { " .:".contains($0) }.map { typed[...$0] } ?? ""
    return lines.map { String($0.dropFirst(stem.count)).trimmedAtEnd }
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
