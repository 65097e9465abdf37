import DemoScript
import PageCacheModel

/// Takes over the lines of a configuration one after the other.
struct PreferenceReader {
  let file: String
  private(set) var preferences = Preferences()
  private(set) var problems: [Diagnostic] = []
  /// Where each name was given its value.
  private var given: [String: Int] = [:]
  /// The lines about keys; they are judged together, so that two keys can change places.
  private var changes: [KeyChange] = []

  init(file: String) { self.file = file }

  mutating func read(_ line: ConfigurationLine) {
    guard let first = line.words.first, !first.text.hasPrefix("#") else { return }
    if first.text == "key" { return readKey(line) }
    // Around the sign of a value, spaces are free.
    let sign = line.text.firstIndex(of: "=")
    let name = sign.map { line.text[..<$0].trimmed } ?? first.text
    guard let preference = Preference.all.first(where: { $0.name == name }) else {
      let names = Preference.all.map(\.name) + ["key"]
      return complain(line, first.column, "there is no preference '\(name)'", near: name, of: names)
    }
    guard let sign else {
      return complain(
        line, line.end, "'\(name)' needs '=' and a value", notes: ["such as: \(name) = \(preference.usual)"])
    }
    let value = line.text[line.text.index(after: sign)...].trimmed
    let column = line.text.distance(from: line.text.startIndex, to: sign) + 2
    if let before = given[name] {
      return complain(line, first.column, "'\(name)' has its value already", notes: ["it is in line \(before)"])
    }
    guard preference.write(value, &preferences) else {
      let place = value.isEmpty ? line.end : column + line.text.dropFirst(column - 1).prefix { $0.isWhitespace }.count
      return complain(
        line, place, "'\(name)' takes \(preference.takes)\(value.isEmpty ? "" : ", not '\(value)'")",
        near: value, of: preference.values)
    }
    given[name] = line.number
  }

  private mutating func readKey(_ line: ConfigurationLine) {
    let words = line.words
    let form = ["such as: key run f4 = explore"]
    guard words.count > 1 else { return complain(line, line.end, "where does the key count?", notes: form) }
    let places = KeyContext.allCases.map { "\($0)" }
    guard let context = KeyContext.allCases.first(where: { "\($0)" == words[1].text }) else {
      return complain(line, words[1].column, "there is no page '\(words[1].text)'", near: words[1].text, of: places)
    }
    guard words.count > 2 else { return complain(line, line.end, "which key?", notes: form) }
    guard let key = Key(name: words[2].text) else {
      let hint = words[2].text == "=" ? form : []
      return complain(
        line, words[2].column, "there is no key '\(words[2].text)', or terminals do not tell it apart",
        near: words[2].text, of: Key.names, notes: hint)
    }
    guard words.count > 4, words[3].text == "=" else {
      let place = words.count > 3 ? words[3].column : line.end
      return complain(line, place, "'=' and a command should follow", notes: form)
    }
    let word = words.dropFirst(4).map(\.text).joined(separator: " ")
    let commands = Keymap.bindings(context).flatMap(\.strokes).map(\.command)
    let command = commands.first { $0.word == word }
    guard command != nil || word == "none" else {
      let known = commands.map(\.word) + ["none"]
      return complain(line, words[4].column, "the \(context.title) has no command '\(word)'", near: word, of: known)
    }
    if context.takesText, case .character = key {
      return complain(line, words[2].column, "where something is typed, characters are text")
    }
    changes.append(KeyChange(line: line, context: context, key: key, column: words[2].column, command: command))
  }

  /// Judges the changes of keys, and makes those that are right.
  mutating func finish() {
    let judge = KeyJudge(changes)
    for wrong in judge.complaints { complain(wrong.line, wrong.column, wrong.text, notes: wrong.notes) }
    preferences.keys = judge.keys
    changes = []
  }

  private mutating func complain(
    _ line: ConfigurationLine, _ column: Int, _ message: String, near word: String? = nil, of names: [String] = [],
    notes: [String] = []
  ) {
    var known: [String] = []
    for name in names where !known.contains(name) { known.append(name) }
    let closest = word.flatMap { Spelling.closest(to: $0, among: known) }
    let hint = closest.map { ["did you mean '\($0)'?"] } ?? []
    problems.append(
      Diagnostic(
        file: file, line: line.number, column: column, message: message,
        notes: hint + notes + (known.isEmpty ? [] : ["known: \(known.joined(separator: ", "))"]), sourceLine: line.text)
    )
  }
}

extension Preference {
  /// Its value as the program comes.
  var usual: String { read(Preferences()) }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(String(start.reversed().drop { $0.isWhitespace }).reversed())
  }
}
