import RaceMachine

extension LaneDifference {
  /// In one sentence how the runs part, with what each of them sees.
  func sentence(_ names: (first: String, second: String)) -> String {
    guard let first, let second else {
      let (ended, goesOn) = first == nil ? names : (names.second, names.first)
      return "\(ended) has ended before; \(goesOn) goes on: \((first ?? second)?.words ?? "")."
    }
    if first.cpu != second.cpu {
      return "CPU \(first.cpu) goes on under \(names.first), CPU \(second.cpu) under \(names.second)."
    }
    let who = "CPU \(first.cpu)"
    if let word = first.word, word == second.word, first.kind == second.kind, first.reads {
      let (one, other) = (Naming.sentence(first.seen), Naming.sentence(second.seen))
      if one != other {
        return
          "\(who) \(first.verb) \(Naming.sentence(word)): \(one) under \(names.first), \(other) under \(names.second)."
      }
    }
    if first.words == second.words, first.line == second.line {
      return "\(who) \(first.words). \(verdict(names))"
    }
    let isSame = first.words == second.words
    let (verb, one) = isSame ? ("runs", first.lineWords) : (first.verb, first.object)
    let (otherVerb, other) = isSame ? ("runs", second.lineWords) : (second.verb, second.object)
    let again = verb == otherVerb ? "" : otherVerb + " "
    return "\(who) \(verb) \(one) under \(names.first), \(again)\(other) under \(names.second)."
  }

  private func verdict(_ names: (first: String, second: String)) -> String {
    let breaks = [(names.first, first?.violations.first), (names.second, second?.violations.first)]
    let clauses = breaks.map { name, violation in
      "under \(name) " + (violation.map { "a check fires: \($0.words)" } ?? "none does")
    }
    // What fires comes first.
    return clauses[first?.violations.isEmpty == true ? 1 : 0].capitalizedFirst + "; "
      + clauses[first?.violations.isEmpty == true ? 0 : 1] + "."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension LaneDifference.Deed {
  /// Whether a value comes out of it that another run may see differently.
  fileprivate var reads: Bool { kind != nil }

  fileprivate var verb: String {
    switch kind {
    case .load: "reads"
    case .store: "writes"
    case .lock: "locks"
    case .unlock: "unlocks"
    case nil: isChoice ? "chooses" : "runs"
    default: "changes"
    }
  }

  private var isChoice: Bool {
    if case .choose = choice { true } else { false }
  }

  /// The value that matters: what was read, or what became of the word.
  fileprivate var seen: String {
    switch kind {
    case .load: left
    case .store: "\(left), was \(found)"
    default: found == left ? found : "\(found) \(Glyphs.right) \(left)"
    }
  }

  fileprivate var lineWords: String { "'\(line)'" }

  /// What it does something to, with the value.
  fileprivate var object: String {
    guard let word else {
      if case .choose(let value) = choice { return "\(value)" }
      return lineWords
    }
    let name = Naming.sentence(word)
    switch kind {
    case .lock, .unlock: return name
    default: return "\(name): \(Naming.sentence(seen))"
    }
  }

  /// What it does, without its subject.
  var words: String { "\(verb) \(object)" }
}
