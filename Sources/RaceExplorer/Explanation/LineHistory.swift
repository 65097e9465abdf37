import RaceMachine

/// The lines that one CPU ran, and where the values in them come from: which steps read them.
///
/// A line of pseudo-code names the variables that it uses, and a line `x = …` sets one. What is found here only chooses
/// what is worth telling; it asserts nothing.
struct LineHistory {
  /// A line that ran.
  struct Entry {
    /// Index of the step; −1 before the first one.
    let step: Int
    let line: StepEvent.Line
    let procedure: Int
    let text: String
    /// Which activation of its procedure it ran in.
    let activation: Int
    /// For a call that came back: the entry of the call.
    var call: Int?
  }

  private let run: BrokenRun
  private(set) var entries: [Entry] = []

  /// The lines of `cpu` in `run`.
  init(_ run: BrokenRun, cpu: Int) {
    self.run = run
    var stack: [(activation: Int, call: Int?)] = [(0, nil)]
    var activations = 1
    let events = [(-1, run.openings[cpu])] + run.steps(of: cpu).map { ($0, run.events[$0]) }
    for (step, event) in events {
      for line in event.lines {
        let text = run.model.program.lines[line.line]
        // A call stands one deeper from here on, or it has come back.
        while stack.count <= line.depth {
          stack.append((activations, entries.indices.last))
          activations += 1
        }
        var call: Int?
        while stack.count > line.depth + 1 { call = stack.removeLast().call }
        if case .returned = line.kind {} else { call = nil }
        entries.append(
          Entry(
            step: step, line: line, procedure: text.procedure, text: text.name,
            activation: stack[line.depth].activation, call: call))
      }
    }
  }

  /// The entry of line number `number` of step `step`.
  func entry(ofStep step: Int, line number: Int) -> Int? {
    entries.firstIndex { $0.step == step }.map { $0 + number }
  }

  /// The activation in which the access of step `step` ran.
  func activation(ofStep step: Int) -> Int? { entries.first { $0.step == step }?.activation }

  /// The steps that read the values which entry `index` uses: first those for the first variable in its line, and so
  /// on.
  func sources(of index: Int) -> [[Int]] {
    let variables = settings(before: index)
    if case .local = entries[index].line.kind, !variables.isEmpty {
      return variables.map { readsBehind($0, depth: 1).sorted() }.filter { !$0.isEmpty }
    }
    let reads = readsBehind(index, depth: 0).sorted()
    return reads.isEmpty ? [] : [reads]
  }

  private func readsBehind(_ index: Int, depth: Int) -> Set<Int> {
    guard depth < 12 else { return [] }
    let entry = entries[index]
    switch entry.line.kind {
    case .step where entry.step >= 0 && run.read(entry.step) != nil: return [entry.step]
    case .returned(let value): return readsBehind(returned: value, at: index, depth: depth)
    case .step, .local, .call:
      let settings = settings(before: index)
      if !settings.isEmpty {
        return settings.reduce(into: []) { $0.formUnion(readsBehind($1, depth: depth + 1)) }
      }
      // The line names no variable: it goes on with what the one before it left.
      return entries[..<index].lastIndex { $0.activation == entry.activation }
        .map { readsBehind($0, depth: depth + 1) } ?? []
    }
  }

  /// What a call returned comes from its last line. If that is a call for its effect only, such as a clean-up, it comes
  /// from the first read of the value.
  private func readsBehind(returned value: Word, at index: Int, depth: Int) -> Set<Int> {
    guard let call = entries[index].call, call + 1 < index else { return [] }
    let last = entries[index - 1]
    if case .returned = last.line.kind, Self.target(of: last.text) == nil, !last.text.contains("return") {
      let first = entries[(call + 1)..<index].first { $0.step >= 0 && run.read($0.step)?.old == value }
      if let first { return [first.step] }
    }
    return readsBehind(index - 1, depth: depth + 1)
  }

  /// For each variable that the text of entry `index` uses: the last entry before it that set the variable.
  private func settings(before index: Int) -> [Int] {
    let entry = entries[index]
    let variables = Set(run.model.program.procedures[entry.procedure].frame.variables.map(\.local.name))
    var words = Self.words(of: entry.text)
    if Self.target(of: entry.text) == words.first { words.removeFirst() }
    return words.filter(variables.contains).compactMap { name in
      entries[..<index].lastIndex { earlier in
        guard earlier.activation == entry.activation, Self.target(of: earlier.text) == name else { return false }
        // While a call runs it has set nothing yet.
        if case .call = earlier.line.kind { return false }
        return true
      }
    }
  }

  /// The variable that a line `x = …` or `x += …` sets; an `else` may stand before it.
  static func target(of text: String) -> String? {
    var words = text.split(separator: " ").map(String.init)
    if words.first == "else" { words.removeFirst() }
    guard words.count > 2, ["=", "+=", "-=", "|=", "&="].contains(words[1]) else { return nil }
    return words[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? words[0] : nil
  }

  /// The identifiers in a line, without fields and elements behind a dot or an arrow.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var before: Character = " "
    var beforeWord: Character = " "
    for character in text + " " {
      if character.isLetter || character.isNumber || character == "_" {
        if word.isEmpty { beforeWord = before }
        word.append(character)
      } else if !word.isEmpty {
        if beforeWord != ".", beforeWord != ">" { words.append(word) }
        word = ""
      }
      before = character
    }
    return words
  }
}
