import DemoScript

extension Preferences {
  /// Reads a configuration. A line that is wrong changes nothing; all others count.
  ///
  /// - Parameter name: what the file is called in what is said about it.
  /// - Returns: the preferences, and what is wrong, in order of lines.
  public static func read(_ text: String, name: String) -> (preferences: Preferences, problems: [Diagnostic]) {
    var reader = PreferenceReader(file: name)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reader.read(ConfigurationLine(String(line), number: index + 1))
    }
    reader.finish()
    return (reader.preferences, reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }
}

/// A line of a configuration in words, each with the column at which it begins.
struct ConfigurationLine {
  let text: String
  let number: Int
  let words: [(text: String, column: Int)]

  init(_ text: String, number: Int) {
    self.text = text
    self.number = number
    var words: [(text: String, column: Int)] = []
    var isInside = false
    for (index, character) in text.enumerated() {
      if character.isWhitespace {
        isInside = false
      } else if isInside {
        words[words.count - 1].text.append(character)
      } else {
        words.append((String(character), index + 1))
        isInside = true
      }
    }
    self.words = words
  }

  /// The column after the last word.
  var end: Int { words.last.map { $0.column + $0.text.count } ?? 1 }
}
